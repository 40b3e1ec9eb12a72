import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { buttonClass } from '../ui/button'
import { Scene } from '../ui/scene'

export function ReturnUnknown() {
  const t = useTranslations('return')
  return (
    <Scene>
      <div data-testid="return-unknown">
        <h1 className="text-xl font-semibold">{t('unknownTitle')}</h1>
        <p className="mt-2 text-soft">{t('unknown')}</p>
        <Link
          href="/accounts"
          className={buttonClass({ variant: 'primary', className: 'mt-6 max-md:w-full' })}
        >
          {t('toAccounts')}
        </Link>
      </div>
    </Scene>
  )
}
