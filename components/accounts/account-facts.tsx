import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { providerNames } from '@/lib/accounts/providers'
import type { AccountDetail } from '@/lib/accounts/queries'
import { ExactTime } from '../ui/exact-time'
import { RelativeTime } from '../ui/relative-time'
import { ToExtension } from './self-repair-panel'
import { StatusBadge } from './status-badge'

const gatewayNames: Record<AccountDetail['gateway'], string> = {
  UNIPILE_V1: 'Unipile',
  UNIPILE_V2: 'Unipile v2',
  POSTPRESS: 'Postpress',
}

interface AccountFactsProps {
  account: AccountDetail
  viewer: 'owner' | 'admin'
  children?: ReactNode
}

export function AccountFacts({ account, viewer, children }: AccountFactsProps) {
  const t = useTranslations('account')
  return (
    <section aria-labelledby="facts" className="card px-5 py-5 text-sm">
      <h2 id="facts" className="mb-3 text-base font-semibold">
        {t('facts')}
      </h2>
      <dl className="grid gap-3">
        {children}
        <Fact term={t('provider')}>{providerNames[account.provider]}</Fact>
        {account.identity && <Fact term={t('identity')}>{account.identity}</Fact>}
        {account.label && <Fact term={t('gatewayName')}>{account.gatewayName}</Fact>}
        <Fact term={t('since')}>
          <ExactTime at={account.statusSince} />
        </Fact>
        <Fact term={t('verified')}>
          {account.lastVerifiedAt ? <ExactTime at={account.lastVerifiedAt} /> : t('never')}
        </Fact>
        <Fact term={t('connected')}>
          <ExactTime at={account.createdAt} />
        </Fact>
        <Fact term={t('gateway')}>{gatewayNames[account.gateway]}</Fact>
        {account.selfRepair?.browser && <BrowserFact browser={account.selfRepair.browser} viewer={viewer} />}
      </dl>
      {account.sources.length > 0 && (
        <>
          <h3 className="mt-5 mb-2 font-medium">{t('parts')}</h3>
          <ul className="grid gap-2">
            {account.sources.map(({ id, status }) => (
              <li key={id} className="flex flex-wrap items-center justify-between gap-2">
                <span className="[overflow-wrap:anywhere] text-soft">{id}</span>
                <StatusBadge status={status} repairing={account.repairing} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function BrowserFact(props: {
  browser: { name: string; seenAt: Date }
  viewer: AccountFactsProps['viewer']
}) {
  const t = useTranslations('selfRepair')
  const { name, seenAt } = props.browser
  return (
    <Fact term={t('fact')}>
      {t.rich('factText', {
        browser: name,
        time: () => <RelativeTime at={seenAt} />,
        link: (words) => (props.viewer === 'owner' ? <ToExtension>{words}</ToExtension> : words),
      })}
    </Fact>
  )
}

export function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-faint">{term}</dt>
      <dd className="[overflow-wrap:anywhere]">{children}</dd>
    </div>
  )
}
