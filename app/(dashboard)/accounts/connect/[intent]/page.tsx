import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { cancel, choose, resend, retry, solve } from '@/app/intents/actions'
import { IntentScene } from '@/components/auth/intent-scene'
import { PageLanguage } from '@/components/frame/page-language'
import { requirePerson } from '@/lib/auth'
import { viewIntent } from '@/lib/logins/view-intent'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('connect'))('title') }
}

/** The current state of an attempt by this person. */
export default async function IntentPage({ params }: PageProps<'/accounts/connect/[intent]'>) {
  const { intent } = await params
  const person = await requirePerson(`/accounts/connect/${intent}`)
  const view = await viewIntent({ kind: 'CUSTOMER', userId: person.id }, { intentId: intent })
  if (!view) notFound()
  return (
    <PageLanguage withLogin>
      <IntentScene view={view} isSignedIn actions={{ retry, solve, choose, resend, cancel }} />
    </PageLanguage>
  )
}
