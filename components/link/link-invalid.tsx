import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { buttonClass } from '../ui/button'
import { Scene } from '../ui/scene'

/** One page for unknown, expired and other people's links, so that a link tells a stranger nothing. */
export function LinkInvalid() {
  const t = useTranslations('link')
  return (
    <Scene>
      <div data-testid="link-invalid">
        <h1 className="text-xl font-semibold">{t('invalidTitle')}</h1>
        <p className="mt-2 text-soft">{t('invalidText')}</p>
        <Link href="/accounts" className={buttonClass({ className: 'mt-6 max-md:w-full' })}>
          {t('toAccounts')}
        </Link>
      </div>
    </Scene>
  )
}
