import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { PageLanguage } from '@/components/frame/page-language'
import { LinkFixed } from '@/components/link/link-fixed'
import { LinkInvalid } from '@/components/link/link-invalid'
import { LinkReady } from '@/components/link/link-ready'
import { currentPerson } from '@/lib/auth'
import { isLocale } from '@/lib/locale'
import { viewReconnectLink } from '@/lib/outages/view-reconnect-link'
import { startReconnectFromLink } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('link')
  return { title: t('title'), robots: { index: false, follow: false } }
}

/** Opening it changes nothing: mail scanners and link previews do, too. The button acts. */
export default async function ReconnectPage({ params }: PageProps<'/reconnect/[token]'>) {
  const { token } = await params
  const person = await currentPerson()
  const view = await viewReconnectLink({ kind: 'LINK', token, viewer: person })
  if (view.kind === 'invalid') return <LinkInvalid />

  const locale = isLocale(view.locale) ? view.locale : await getLocale()
  return (
    <PageLanguage locale={locale} timeZone={view.timeZone}>
      <OwnReferrer />
      {view.kind === 'fixed' ? (
        <LinkFixed view={view} locale={locale} isSignedIn={person !== null} />
      ) : (
        <LinkReady view={view} locale={locale} token={token} action={startReconnectFromLink} />
      )}
    </PageLanguage>
  )
}

/**
 * The header says no-referrer. A form posted from such a page without script carries `Origin: null`, which Next refuses:
 * so this page tells its address to itself, and still to nobody else.
 */
function OwnReferrer() {
  return <meta name="referrer" content="same-origin" />
}
