import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ConnectForm } from '@/components/accounts/connect-form'
import { methodPath } from '@/components/auth/paths'
import { BackLink } from '@/components/ui/back-link'
import { PageHeader } from '@/components/ui/page-header'
import { ProviderIcon } from '@/components/ui/provider-icon'
import { providerNames } from '@/lib/accounts/providers'
import { requirePerson } from '@/lib/auth'
import { offers } from '@/lib/intents/offers'
import { isTyped } from '@/lib/intents/typed-method'
import { connect } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('connect'))('title') }
}

export default async function ConnectPage() {
  await requirePerson()
  const t = await getTranslations('connect')
  const auth = await getTranslations('auth')
  const options = offers().map(({ provider, methods }) => ({
    provider,
    name: providerNames[provider],
    hint: t('hint', { provider }),
    icon: <ProviderIcon provider={provider} />,
    ways: methods.map((method) => ({
      label: auth(`method.${method}`, { provider: providerNames[provider] }),
      hint: auth(`methodHint.${method}`, { provider: providerNames[provider] }),
      href: isTyped(method) ? methodPath({ kind: 'connect', provider }, method) : null,
    })),
  }))
  // What happens next depends on the method; only for the hosted page alone can more be promised.
  const steps = options.some(({ ways }) => ways.some(({ href }) => href !== null))
    ? (['connectStep1', 'connectStep2', 'connectStep3'] as const).map((step) => auth(step))
    : (['step1', 'step2', 'step3'] as const).map((step) => t(step))
  return (
    <>
      <PageHeader title={t('title')} above={<BackLink href="/accounts">{t('back')}</BackLink>}>
        {t('lead')}
      </PageHeader>
      <div className="grid gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_19rem]">
        <ConnectForm options={options} action={connect} />
        <aside aria-labelledby="steps" className="lg:pt-9">
          <h2 id="steps" className="mb-3 font-medium">
            {t('stepsTitle')}
          </h2>
          <ol className="grid gap-3 text-sm text-soft [counter-reset:step]">
            {steps.map((step, position) => (
              <li key={step} className="grid grid-cols-[1.75rem_minmax(0,1fr)] gap-3">
                <span
                  aria-hidden="true"
                  className="grid size-7 place-items-center rounded-full border-2 border-line bg-surface text-[0.8125rem] font-semibold text-ink"
                >
                  {position + 1}
                </span>
                <span className="pt-1">{step}</span>
              </li>
            ))}
          </ol>
        </aside>
      </div>
    </>
  )
}
