import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { LinkFixed } from '@/components/link/link-fixed'
import { LinkInvalid } from '@/components/link/link-invalid'
import { LinkReady } from '@/components/link/link-ready'
import { OwnerLanguage } from '@/components/link/owner-language'
import { currentPerson } from '@/lib/auth'
import { viewReconnectLink } from '@/lib/intents/view-reconnect-link'
import { isLocale } from '@/lib/locale'
import { startReconnectFromLink } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('link')
  return { title: t('title'), robots: { index: false, follow: false }, referrer: 'no-referrer' }
}

/** Only looks, whoever opens it: a scanner, a preview, a person. The button acts. */
export default async function ReconnectPage({ params }: PageProps<'/reconnect/[token]'>) {
  const { token } = await params
  const person = await currentPerson()
  const view = await viewReconnectLink(token, person && { userId: person.id, isAdmin: person.isAdmin })
  if (view.kind === 'invalid') return <LinkInvalid />

  const locale = isLocale(view.locale) ? view.locale : await getLocale()
  return (
    <OwnerLanguage locale={locale} timeZone={view.timeZone}>
      {view.kind === 'fixed' ? (
        <LinkFixed view={view} locale={locale} isSignedIn={person !== null} />
      ) : (
        <LinkReady view={view} locale={locale} token={token} action={startReconnectFromLink} />
      )}
    </OwnerLanguage>
  )
}
