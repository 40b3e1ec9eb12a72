import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { getLocale, getTranslations } from 'next-intl/server'
import { PageLanguage } from '@/components/frame/page-language'
import { ReturnScene } from '@/components/link/return-scene'
import { ReturnUnknown } from '@/components/link/return-unknown'
import { viewReturn } from '@/lib/intents/view-return'
import { acceptReturn } from '@/lib/linking/accept-return'
import { isLocale } from '@/lib/locale'
import { stateCookie } from '../../../redirect-to-hosted-page'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('return')
  return { title: t('title'), robots: { index: false, follow: false }, referrer: 'no-referrer' }
}

/** The page that hosted pages lead back to. Coming here proves nothing: it waits for the account itself. */
export default async function ReturnPage({ searchParams }: PageProps<'/connect/return'>) {
  const query = await searchParams
  const told = (name: string) => [query[name]].flat()[0]
  const named = told('state')
  // The cookie only shows: another site can lead a browser here, and an error without state may be of any attempt.
  if (named) await acceptReturn(named, told)
  else if (told('error_type')) return <ReturnUnknown isRefused />
  const view = await viewReturn(named ?? (await cookies()).get(stateCookie)?.value ?? '')
  if (view.kind === 'unknown') return <ReturnUnknown />

  const locale = isLocale(view.locale) ? view.locale : await getLocale()
  return (
    <PageLanguage locale={locale} timeZone={view.timeZone}>
      <ReturnScene view={view} locale={locale} gaveUp={told('outcome') === 'failure'} />
    </PageLanguage>
  )
}
