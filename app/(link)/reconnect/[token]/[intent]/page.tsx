import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { cancel, choose, resend, retry, solve } from '@/app/intents/actions'
import { IntentScene } from '@/components/auth/intent-scene'
import { PageLanguage } from '@/components/frame/page-language'
import { LinkInvalid } from '@/components/link/link-invalid'
import { currentPerson } from '@/lib/auth'
import { viewIntent } from '@/lib/logins/view-intent'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('link')
  return { title: t('title'), robots: { index: false, follow: false }, referrer: 'no-referrer' }
}

/** An attempt that was started from an emailed link; works signed out. */
export default async function LinkIntentPage({ params }: PageProps<'/reconnect/[token]/[intent]'>) {
  const { token, intent } = await params
  const person = await currentPerson()
  const view = await viewIntent({ kind: 'LINK', token, viewer: person }, { intentId: intent })
  if (!view) return <LinkInvalid />
  return (
    <PageLanguage locale={view.locale} timeZone={view.timeZone} withLogin>
      <IntentScene
        view={view}
        token={token}
        isSignedIn={person !== null}
        actions={{ retry, solve, choose, resend, cancel }}
      />
    </PageLanguage>
  )
}
