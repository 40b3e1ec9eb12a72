import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { providerNames } from '@/lib/accounts/providers'
import type { Locale } from '@/lib/locale'
import type { ReconnectView } from '@/lib/outages/view-reconnect-link'
import { PatchCable } from '../accounts/patch-cable'
import { buttonClass } from '../ui/button'
import { ProviderIcon } from '../ui/provider-icon'
import { Scene } from '../ui/scene'

interface LinkFixedProps {
  view: Extract<ReconnectView, { kind: 'fixed' }>
  locale: Locale
  isSignedIn: boolean
}

export async function LinkFixed({ view, locale, isSignedIn }: LinkFixedProps) {
  const t = await getTranslations({ locale, namespace: 'link' })
  return (
    <Scene
      picture={<PatchCable left={<ProviderIcon provider={view.provider} size="large" />} state="plugged" />}
    >
      <div data-testid="link-fixed" className="text-center">
        <h1 className="text-xl font-semibold">{t('fixedTitle')}</h1>
        <p className="mt-2 [overflow-wrap:anywhere] text-soft">
          {t('fixedText', { provider: providerNames[view.provider], name: view.name })}
        </p>
        {isSignedIn && (
          <Link href="/accounts" className={buttonClass({ className: 'mt-6 max-md:w-full' })}>
            {t('toAccounts')}
          </Link>
        )}
      </div>
    </Scene>
  )
}
