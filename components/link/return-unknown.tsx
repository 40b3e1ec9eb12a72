import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { buttonClass } from '../ui/button'
import { Scene } from '../ui/scene'

/** `isRefused`: the sign-in page says that it did not work, but not of which attempt. */
export function ReturnUnknown({ isRefused = false }: { isRefused?: boolean }) {
  const t = useTranslations('return')
  return (
    <Scene>
      <div data-testid="return-unknown">
        <h1 className="text-xl font-semibold">{t(isRefused ? 'refusedTitle' : 'unknownTitle')}</h1>
        <p className="mt-2 text-soft">{t(isRefused ? 'refused' : 'unknown')}</p>
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
