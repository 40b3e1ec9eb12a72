import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { PatchCable } from '../accounts/patch-cable'
import { buttonClass } from '../ui/button'
import { ProviderIcon } from '../ui/provider-icon'
import { Scene } from '../ui/scene'

/** One answer for what does not exist and for what is not yours. */
export function NothingHere() {
  const t = useTranslations('notFound')
  return (
    <Scene picture={<PatchCable left={<ProviderIcon provider="OTHER" size="large" />} state="unplugged" />}>
      <div className="text-center">
        <h1 className="text-xl font-semibold">{t('title')}</h1>
        <p className="mt-2 text-soft">{t('text')}</p>
        <Link
          href="/accounts"
          className={buttonClass({ variant: 'primary', className: 'mt-6 max-md:w-full' })}
        >
          {t('home')}
        </Link>
      </div>
    </Scene>
  )
}
