import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { start } from '@/app/intents/actions'
import { MethodScene } from '@/components/auth/method-scene'
import { methodOf, providerOf } from '@/components/auth/paths'
import { PageLanguage } from '@/components/frame/page-language'
import { BackLink } from '@/components/ui/back-link'
import { requirePerson } from '@/lib/auth'
import { offers } from '@/lib/intents/offers'
import { connect } from '../../../actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('connect'))('title') }
}

/** One way to connect one provider: what is needed, and the form. */
export default async function NewConnectionPage({
  params,
}: PageProps<'/accounts/connect/new/[provider]/[method]'>) {
  const parts = await params
  await requirePerson(`/accounts/connect/new/${parts.provider}/${parts.method}`)
  const provider = providerOf(parts.provider)
  const method = methodOf(parts.method)
  const offer = offers().find((one) => one.provider === provider)
  if (!provider || !method || !offer?.methods.includes(method)) notFound()
  const t = await getTranslations('auth')
  return (
    <PageLanguage withLogin>
      <MethodScene
        place={{ kind: 'connect', provider }}
        method={method}
        others={offer.methods.filter((other) => other !== method)}
        start={start}
        leave={connect}
        leaveValues={{ providers: provider }}
      >
        <BackLink href="/accounts/connect">{t('backToConnect')}</BackLink>
      </MethodScene>
    </PageLanguage>
  )
}
