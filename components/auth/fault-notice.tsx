'use client'

import Link from 'next/link'
import type { GatewayFault } from '@/lib/gateway/gateway-error'
import type { Provider } from '@/lib/generated/prisma/enums'
import { Notice } from '../ui/notice'
import { providerSites } from './provider-sites'
import { useProviderWords } from './use-provider-words'

interface FaultNoticeProps {
  fault: GatewayFault | null
  provider: Provider
  /** Opened by an emailed link: this reader may have no accounts page. */
  viaLink: boolean
}

/** What went wrong in one sentence, and the one next step. */
export function FaultNotice({ fault, provider, viaLink }: FaultNoticeProps) {
  const { t, names } = useProviderWords(provider)
  const site = providerSites[provider]
  return (
    <div role="alert" data-testid="fault" data-fault={fault ?? undefined}>
      {fault && (
        <Notice tone={isOurs(fault) ? 'info' : fault === 'UNKNOWN_CONTEXT' ? 'act' : 'danger'}>
          {t(`fault.${fault}`, names)}
          {(fault === 'UNKNOWN_CONTEXT' || fault === 'RESTRICTED') && site && (
            <a href={site} target="_blank" rel="noreferrer" className={link}>
              {t('openProvider', names)}
            </a>
          )}
          {fault === 'ALREADY_EXISTS' && !viaLink && (
            <Link href="/accounts" className={link}>
              {t('toAccounts')}
            </Link>
          )}
        </Notice>
      )}
    </div>
  )
}

const link = 'mt-1 block w-fit font-medium underline underline-offset-4 max-md:py-2'

function isOurs(fault: GatewayFault): boolean {
  return fault === 'KEY_REFUSED' || fault === 'SUBSCRIPTION'
}
