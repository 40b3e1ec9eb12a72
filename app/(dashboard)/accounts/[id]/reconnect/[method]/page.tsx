import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { start } from '@/app/intents/actions'
import { knownLogin } from '@/components/auth/form-values'
import { MethodScene } from '@/components/auth/method-scene'
import { methodOf, methodPath } from '@/components/auth/paths'
import { PageLanguage } from '@/components/frame/page-language'
import { BackLink } from '@/components/ui/back-link'
import { findAccount } from '@/lib/accounts/queries'
import { requirePerson } from '@/lib/auth'
import { reconnectMethods } from '@/lib/intents/reconnect-methods'
import { reconnect } from '../../../actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('link'))('title') }
}

/** One way to reconnect this account. One that is no longer offered redirects to the best one that is. */
export default async function ReconnectPage({ params }: PageProps<'/accounts/[id]/reconnect/[method]'>) {
  const parts = await params
  const person = await requirePerson(`/accounts/${parts.id}/reconnect/${parts.method}`)
  const account = await findAccount(person.id, parts.id)
  if (!account) notFound()
  const { id, provider, name } = account
  const methods = reconnectMethods(account)
  const method = methods.find((one) => one === methodOf(parts.method))
  const place = { kind: 'reconnect' as const, provider, accountId: id }
  if (!method) redirect(methods[0] ? methodPath(place, methods[0]) : `/accounts/${id}`)
  const t = await getTranslations('auth')
  return (
    <PageLanguage withLogin>
      <MethodScene
        place={place}
        method={method}
        others={methods.filter((other) => other !== method)}
        form={knownLogin(account)}
        accountName={name}
        start={start}
        leave={reconnect}
        leaveValues={{ accountId: id }}
      >
        <BackLink href={`/accounts/${id}`}>{t('backToAccount')}</BackLink>
      </MethodScene>
    </PageLanguage>
  )
}
