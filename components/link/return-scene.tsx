import { getTranslations } from 'next-intl/server'
import { providerNames } from '@/lib/accounts/providers'
import type { Provider } from '@/lib/generated/prisma/enums'
import type { ReturnView } from '@/lib/intents/view-return'
import type { Locale } from '@/lib/locale'
import { type CableState, PatchCable } from '../accounts/patch-cable'
import { StatusBadge } from '../accounts/status-badge'
import { ProviderIcon } from '../ui/provider-icon'
import { Scene } from '../ui/scene'
import { LookAgain } from './look-again'
import { ReturnNext } from './return-next'
import { ReturnWaiting } from './return-waiting'

type Known = Exclude<ReturnView, { kind: 'unknown' }>
interface About<View> {
  view: View
  locale: Locale
}

/** The result of connecting or reconnecting, for every way it can end. */
export function ReturnScene({ view, locale, gaveUp }: About<Known> & { gaveUp: boolean }) {
  switch (view.kind) {
    case 'waiting':
      // People who gave up see so at once, unless the gateway has announced an account anyway.
      return gaveUp && !view.told ? (
        <Stopped view={view} locale={locale} reason="gaveUp" />
      ) : (
        <Waiting view={view} locale={locale} />
      )
    case 'done':
      return <Done view={view} locale={locale} />
    case 'failed':
      return <Stopped view={view} locale={locale} reason={view.failure} provider={view.provider} />
    case 'expired':
      return <Stopped view={view} locale={locale} reason="expired" />
  }
}

function picture(provider: Provider | null | undefined, state: CableState) {
  return <PatchCable left={<ProviderIcon provider={provider ?? 'OTHER'} size="large" />} state={state} />
}

async function Waiting({ view, locale }: About<Extract<Known, { kind: 'waiting' }>>) {
  const t = await getTranslations({ locale, namespace: 'return' })
  return (
    <Scene picture={picture(null, 'busy')}>
      <ReturnWaiting
        title={t('waitingTitle', { kind: view.intentKind })}
        whenSlow={<ReturnNext locale={locale} viaLink={view.viaLink} accountId={view.accountId} isSlow />}
      >
        {t('waiting')}
      </ReturnWaiting>
    </Scene>
  )
}

async function Done({ view, locale }: About<Extract<Known, { kind: 'done' }>>) {
  const t = await getTranslations({ locale, namespace: 'return' })
  const { account, intentKind: kind } = view
  return (
    <Scene picture={picture(account.provider, 'plugged')}>
      <div data-testid="return-done" role="status" className="text-center">
        <h1 className="text-xl font-semibold">
          {t('doneTitle', { kind, providerName: providerNames[account.provider] })}
        </h1>
        <p className="mt-1 [overflow-wrap:anywhere] text-lg">{account.name}</p>
        <p className="mt-3">
          <StatusBadge status={account.status} />
        </p>
        <p className="mt-3 text-soft">{t('done', { status: account.status })}</p>
      </div>
      <ReturnNext locale={locale} viaLink={view.viaLink} accountId={account.id} isDone />
    </Scene>
  )
}

interface StoppedProps extends About<Exclude<Known, { kind: 'done' }>> {
  reason: Extract<Known, { kind: 'failed' }>['failure'] | 'gaveUp' | 'expired'
  provider?: Provider | null
}

async function Stopped({ view, locale, reason, provider }: StoppedProps) {
  const t = await getTranslations({ locale, namespace: 'return' })
  const values = {
    kind: view.intentKind,
    providerName: provider ? providerNames[provider] : t('theProvider'),
    name: view.kind === 'failed' ? (view.expectedName ?? '') : '',
  }
  return (
    <Scene picture={picture(provider, 'unplugged')}>
      <div data-testid="return-stopped" data-reason={reason} role="status" className="text-center">
        <h1 className="text-xl font-semibold">{t(`stoppedTitle.${reason}`, values)}</h1>
        <p className="mt-2 [overflow-wrap:anywhere] text-soft">{t(`stopped.${reason}`, values)}</p>
      </div>
      <ReturnNext locale={locale} viaLink={view.viaLink} accountId={view.accountId} />
      {view.kind === 'waiting' && <LookAgain />}
    </Scene>
  )
}
