import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { start } from '@/app/intents/actions'
import { knownLogin } from '@/components/auth/form-values'
import { MethodScene } from '@/components/auth/method-scene'
import { methodOf } from '@/components/auth/paths'
import { PageLanguage } from '@/components/frame/page-language'
import { LinkInvalid } from '@/components/link/link-invalid'
import { currentPerson } from '@/lib/auth'
import { reconnectMethods } from '@/lib/intents/reconnect-methods'
import { viewReconnectLink } from '@/lib/outages/view-reconnect-link'
import { startReconnectFromLink } from '../../actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('link')
  return { title: t('title'), robots: { index: false, follow: false }, referrer: 'no-referrer' }
}

/** One way to repair the account of an emailed link; works signed out. Opening it changes nothing: its button acts. */
export default async function LinkMethodPage({ params }: PageProps<'/reconnect/[token]/with/[method]'>) {
  const parts = await params
  const person = await currentPerson()
  const view = await viewReconnectLink({ kind: 'LINK', token: parts.token, viewer: person })
  if (view.kind === 'invalid') return <LinkInvalid />

  const methods = view.kind === 'ready' ? reconnectMethods(view) : []
  const method = methods.find((one) => one === methodOf(parts.method))
  if (view.kind === 'fixed' || !method) redirect(`/reconnect/${parts.token}`)
  return (
    <PageLanguage locale={view.locale} timeZone={view.timeZone} withLogin>
      <MethodScene
        place={{ kind: 'link', provider: view.provider, token: parts.token }}
        method={method}
        others={methods.filter((other) => other !== method)}
        form={knownLogin(view)}
        accountName={view.name}
        start={start}
        leave={startReconnectFromLink}
        leaveValues={{ token: parts.token }}
      />
    </PageLanguage>
  )
}
