import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { providerNames } from '@/lib/accounts/providers'
import type { Drift } from '@/lib/sweep/queries'
import { StatusBadge } from '../accounts/status-badge'
import { RelativeTime } from '../ui/relative-time'
import { Table, Td, Th } from '../ui/table'

export function MissedTable({ missed }: { missed: Drift['missed'] }) {
  const t = useTranslations('drift')
  return (
    <Table caption={t('missed.title')} head={<Heads names={['account', 'when', 'before', 'after']} />}>
      {missed.map(({ id, at, from, to, account }) => (
        <tr key={String(id)} data-testid="missed">
          <Account account={account} />
          <When at={at} />
          <Td>{from ? <StatusBadge status={from} /> : '—'}</Td>
          <Td>
            <StatusBadge status={to} />
          </Td>
        </tr>
      ))}
    </Table>
  )
}

export function GoneTable({ gone }: { gone: Drift['gone'] }) {
  const t = useTranslations('drift')
  return (
    <Table caption={t('gone.title')} head={<Heads names={['account', 'since', 'status']} />}>
      {gone.map((account) => (
        <tr key={account.id} data-testid="gone">
          <Account account={account} />
          <When at={account.missingSince} />
          <Td>
            <StatusBadge status={account.status} />
          </Td>
        </tr>
      ))}
    </Table>
  )
}

export function UnknownTable({ unknown }: { unknown: Drift['unknown'] }) {
  const t = useTranslations('drift')
  return (
    <Table
      caption={t('unknownList.title')}
      head={<Heads names={['account', 'since', 'statusThere', 'id']} />}
    >
      {unknown.map(({ gatewayAccountId, name, provider, status, firstSeenAt }) => (
        <tr key={gatewayAccountId} data-testid="unknown">
          <Td className="min-w-48">
            <span className="block max-w-64 truncate font-medium">{name}</span>
            <span className="text-soft">{providerNames[provider]}</span>
          </Td>
          <When at={firstSeenAt} />
          <Td>
            <StatusBadge status={status} />
          </Td>
          <Td className="font-mono text-[0.8125rem] [overflow-wrap:anywhere]">{gatewayAccountId}</Td>
        </tr>
      ))}
    </Table>
  )
}

type Head = 'account' | 'when' | 'before' | 'after' | 'since' | 'status' | 'statusThere' | 'id'

function Heads({ names }: { names: Head[] }) {
  const t = useTranslations('drift')
  return names.map((name) => <Th key={name}>{t(name)}</Th>)
}

function Account({ account }: { account: Drift['missed'][number]['account'] }) {
  return (
    <Td className="min-w-48">
      <Link
        href={`/admin/accounts/${account.id}`}
        className="block max-w-64 truncate font-medium text-accent-ink underline underline-offset-4"
      >
        {account.label ?? account.name}
      </Link>
      <span className="text-soft">{providerNames[account.provider]}</span>
    </Td>
  )
}

function When({ at }: { at: Date | null }) {
  return <Td className="whitespace-nowrap text-soft">{at ? <RelativeTime at={at} /> : '—'}</Td>
}
