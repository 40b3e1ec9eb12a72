import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { OwnerLanguage } from '@/components/link/owner-language'
import { ReturnScene } from '@/components/link/return-scene'
import { ReturnUnknown } from '@/components/link/return-unknown'
import { viewReturn } from '@/lib/intents/view-return'
import { isLocale } from '@/lib/locale'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('return')
  return { title: t('title'), robots: { index: false, follow: false }, referrer: 'no-referrer' }
}

/** Where the hosted pages lead back to. Coming here proves nothing: it waits for the account itself. */
export default async function ReturnPage({ searchParams }: PageProps<'/connect/return'>) {
  const { state, outcome } = await searchParams
  const view = await viewReturn(typeof state === 'string' ? state : '')
  if (view.kind === 'unknown') return <ReturnUnknown />

  const locale = isLocale(view.locale) ? view.locale : await getLocale()
  return (
    <OwnerLanguage locale={locale} timeZone={view.timeZone}>
      <ReturnScene view={view} locale={locale} gaveUp={outcome === 'failure'} />
    </OwnerLanguage>
  )
}
