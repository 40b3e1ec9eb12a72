import { RefreshCw, ShieldCheck } from 'lucide-react'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { providerNames } from '@/lib/accounts/providers'
import { reconnectMethods } from '@/lib/intents/reconnect-methods'
import { isTyped } from '@/lib/intents/typed-method'
import type { Locale } from '@/lib/locale'
import type { ReconnectView } from '@/lib/outages/view-reconnect-link'
import { PatchCable } from '../accounts/patch-cable'
import { OtherMethods } from '../auth/other-methods'
import { methodPath } from '../auth/paths'
import type { FormAction } from '../form-action'
import { buttonClass } from '../ui/button'
import { ExactTime } from '../ui/exact-time'
import { LeavingForm } from '../ui/leaving-form'
import { ProviderIcon } from '../ui/provider-icon'
import { Scene } from '../ui/scene'

interface LinkReadyProps {
  view: Extract<ReconnectView, { kind: 'ready' }>
  token: string
  locale: Locale
  action: FormAction<{ url: string }>
}

/** Which account it is, what happened, one button, and why it is safe. Made for phones. */
export async function LinkReady({ view, token, locale, action }: LinkReadyProps) {
  const t = await getTranslations({ locale, namespace: 'link' })
  const { provider, name } = view
  const providerName = providerNames[provider]
  const login = await getTranslations({ locale, namespace: 'auth' })
  const [first = 'HOSTED', ...others] = reconnectMethods(view)
  const place = { kind: 'link' as const, provider, token }
  return (
    <Scene
      picture={<PatchCable left={<ProviderIcon provider={provider} size="large" />} state="unplugged" />}
    >
      <div data-testid="link-ready" className="text-center">
        <h1 className="text-xl font-semibold">{t('readyTitle', { provider: providerName })}</h1>
        <p className="mt-1 text-lg [overflow-wrap:anywhere]">{name}</p>
        <p className="mt-3 text-soft">
          {t.rich('readySince', { status: view.status, time: () => <ExactTime at={view.since} /> })}
        </p>
        <p className="mt-1 text-soft">{t('readyHow', { provider })}</p>
      </div>
      {isTyped(first) ? (
        <Link
          href={methodPath(place, first)}
          className={buttonClass({ variant: 'primary', size: 'large', className: 'mt-6 w-full' })}
        >
          <RefreshCw /> {t('readyButton', { provider: providerName })}
        </Link>
      ) : (
        <LeavingForm
          action={action}
          values={{ token }}
          formClassName="mt-6"
          size="large"
          className="w-full"
          icon={<RefreshCw />}
        >
          {t('readyButton', { provider: providerName })}
        </LeavingForm>
      )}
      <OtherMethods place={place} methods={others} t={login} className="mt-3 justify-center" />
      <p className="mt-5 flex gap-2.5 text-sm text-soft">
        <ShieldCheck className="mt-0.5 size-4 shrink-0 text-ok-ink" aria-hidden="true" />
        {isTyped(first) ? login('linkSafe') : t('readySafe', { provider: providerName })}
      </p>
    </Scene>
  )
}
