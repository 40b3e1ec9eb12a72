import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import type { Locale } from '@/lib/locale'
import { buttonClass } from '../ui/button'

interface ReturnNextProps {
  locale: Locale
  /** Came from a mailed link, perhaps signed out: nothing of the dashboard but the way in. */
  viaLink: boolean
  accountId: string | null
  isDone?: boolean
}

/** Where to go from the landing page. */
export async function ReturnNext({ locale, viaLink, accountId, isDone = false }: ReturnNextProps) {
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
  const again = accountId ? `/accounts/${accountId}` : '/accounts/connect'
  return (
    <div className="mt-7 grid gap-2.5">
      {!isDone && (
        <Link href={again} className={buttonClass({ variant: 'primary', size: 'large' })}>
          {t('tryAgain')}
        </Link>
      )}
      <Link
        href="/accounts"
        className={buttonClass({ variant: isDone ? 'primary' : 'secondary', size: 'large' })}
      >
        {t('toAccounts')}
      </Link>
      {isDone && (
        <Link href="/accounts/connect" className={buttonClass({ size: 'large' })}>
          {t('connectAnother')}
        </Link>
      )}
    </div>
  )
}
