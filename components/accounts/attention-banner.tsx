import { Unplug } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { providerNames } from '@/lib/accounts/providers'
import type { AccountRow } from '@/lib/accounts/queries'
import { buttonClass } from '../ui/button'
import type { OwnerActions } from './owner-actions'
import { ReconnectButton } from './reconnect-button'

interface AttentionBannerProps {
  count: number
  /** The account that has waited longest. */
  first: AccountRow
  reconnect: OwnerActions['reconnect']
  listHref: string
}

/** For one account, its repair; for several, a link to the list, which shows them first. */
export function AttentionBanner({ count, first, reconnect, listHref }: AttentionBannerProps) {
  const t = useTranslations('accounts')
  const isOne = count === 1
  const name = first.name
  return (
    <section
      aria-label={t('bannerLabel')}
      data-testid="attention"
      className="mb-5 flex flex-wrap items-center justify-between gap-x-6 gap-y-3 rounded-card border border-act-line bg-act-wash px-4 py-3.5 text-act-ink md:px-5"
    >
      <div className="flex min-w-0 items-start gap-3">
        <Unplug className="mt-0.5 size-5 shrink-0" aria-hidden="true" />
        <p className="min-w-0 [overflow-wrap:anywhere]">
          <strong className="font-semibold">
            {isOne
              ? t('bannerOne', { provider: providerNames[first.provider], name })
              : t('bannerMany', { count })}
          </strong>{' '}
          {t('bannerHow', { count })}
        </p>
      </div>
      {isOne ? (
        <ReconnectButton account={first} action={reconnect} size="small" className="max-sm:w-full" />
      ) : (
        <a
          href={listHref}
          className={buttonClass({ variant: 'primary', size: 'small', className: 'max-sm:w-full' })}
        >
          {t('bannerShow')}
        </a>
      )}
    </section>
  )
}
