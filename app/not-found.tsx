import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { PlainFrame } from '@/components/frame/plain-frame'
import { buttonClass } from '@/components/ui/button'
import { Scene } from '@/components/ui/scene'

/** One page for what does not exist and for what is not yours: they cannot be told apart. */
export default async function NotFound() {
  const t = await getTranslations('notFound')
  return (
    <PlainFrame>
      <Scene>
        <h1 className="text-xl font-semibold">{t('title')}</h1>
        <p className="mt-2 text-soft">{t('text')}</p>
        <Link href="/accounts" className={buttonClass({ variant: 'primary', className: 'mt-6' })}>
          {t('home')}
        </Link>
      </Scene>
    </PlainFrame>
  )
}
