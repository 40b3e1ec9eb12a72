import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import type { Locale } from '@/lib/locale'
import { buttonClass } from '../ui/button'

interface ReturnNextProps {
  locale: Locale
  /** For people who came by an emailed link, perhaps signed out: shows nothing of the dashboard but a way into it. */
  viaLink: boolean
  accountId: string | null
  isDone?: boolean
  /** Not over yet: starting again is a last resort. */
  isSlow?: boolean
}

/** Where to go from the landing page. */
export async function ReturnNext({
  locale,
  viaLink,
  accountId,
  isDone = false,
  isSlow = false,
}: ReturnNextProps) {
  const t = await getTranslations({ locale, namespace: 'return' })
  if (viaLink) {
    return (
      <p className="mt-6 text-center text-sm text-soft">
        {isDone ? t('mayClose') : t('againFromMail')}{' '}
        <Link href="/sign-in" className="text-accent-ink underline underline-offset-4">
          {t('signIn')}
        </Link>
      </p>
    )
  }
  const home = { href: '/accounts', text: t('toAccounts') }
  const again = isDone
    ? { href: '/accounts/connect', text: t('connectAnother') }
    : { href: accountId ? `/accounts/${accountId}` : '/accounts/connect', text: t('tryAgain') }
  const [first, second] = isDone || isSlow ? [home, again] : [again, home]
  return (
    <div className="mt-7 grid gap-2.5">
      <Link href={first.href} className={buttonClass({ variant: 'primary', size: 'large' })}>
        {first.text}
      </Link>
      <Link href={second.href} className={buttonClass({ size: 'large' })}>
        {second.text}
      </Link>
    </div>
  )
}
