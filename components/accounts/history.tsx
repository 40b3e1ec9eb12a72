import { History as HistoryIcon, type LucideIcon, Mail, UserRound, Wrench } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { HistoryItem } from '@/lib/accounts/history'
import { ExactTime } from '../ui/exact-time'
import { RelativeTime } from '../ui/relative-time'
import { StatusBadge } from './status-badge'

type Of<Kind extends HistoryItem['kind']> = Extract<HistoryItem, { kind: Kind }>

interface HistoryProps {
  items: HistoryItem[]
  /** Owners read “you” and “an administrator”; admins read addresses and reasons. */
  viewer: 'owner' | 'admin'
}

/** What happened to an account, newest first: its status, what people did, what was mailed, what we tried. */
export function History({ items, viewer }: HistoryProps) {
  const t = useTranslations('history')
  if (items.length === 0) return <p className="text-sm text-soft">{t('empty')}</p>
  return (
    <ol
      data-testid="history"
      className="relative grid gap-5 before:absolute before:inset-y-3 before:left-3.5 before:w-px before:bg-line"
    >
      {items.map((item, position) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two things can happen in one millisecond
        <Entry key={`${item.at.toISOString()}-${position}`} at={item.at} icon={icons[item.kind]}>
          {item.kind === 'STATUS' && <StatusEntry item={item} />}
          {item.kind === 'AUDIT' && <AuditEntry item={item} viewer={viewer} />}
          {item.kind === 'ATTEMPT' && <AttemptEntry item={item} viewer={viewer} />}
          {item.kind === 'MAIL' && <MailEntry item={item} viewer={viewer} />}
        </Entry>
      ))}
    </ol>
  )
}

const icons: Record<HistoryItem['kind'], LucideIcon> = {
  STATUS: HistoryIcon,
  AUDIT: UserRound,
  MAIL: Mail,
  ATTEMPT: Wrench,
}

function Entry({ at, icon: Icon, children }: { at: Date; icon: LucideIcon; children: React.ReactNode }) {
  return (
    <li className="relative grid grid-cols-[1.75rem_minmax(0,1fr)] gap-x-3">
      <span className="grid size-7 place-items-center rounded-full border border-line bg-surface text-soft">
        <Icon className="size-3.5" aria-hidden="true" />
      </span>
      <div className="min-w-0 pt-0.5 text-sm [overflow-wrap:anywhere]">
        {children}
        <p className="mt-0.5 text-[0.8125rem] text-faint">
          <RelativeTime at={at} /> · <ExactTime at={at} />
        </p>
      </div>
    </li>
  )
}

function StatusEntry({ item }: { item: Of<'STATUS'> }) {
  const t = useTranslations('history')
  return (
    <>
      <p className="flex flex-wrap items-center gap-2">
        {t.rich('became', { badge: () => <StatusBadge status={item.to} repairing={item.repairing} /> })}
      </p>
      <p className="mt-1 text-soft">
        {t(`cause.${item.cause}`)}
        {item.reason === 'WRONG_ACCOUNT' && <> {t('wrongAccount')}</>}
      </p>
    </>
  )
}

function AuditEntry({ item, viewer }: { item: Of<'AUDIT'>; viewer: HistoryProps['viewer'] }) {
  const t = useTranslations('history')
  const audit = useTranslations('audit')
  const known = viewer === 'admin' ? item.actorEmail : null
  const { to, from } = item.detail
  return (
    <p>
      {audit(item.action)}{' '}
      <span className="text-soft">
        {known ? t('by', { email: known }) : t(`actor.${viewer}.${item.actorKind}`)}
      </span>
      {item.action === 'ACCOUNT_RENAMED' && to && (
        <span className="block text-soft">{t('renamed', { from: from ?? '', to })}</span>
      )}
    </p>
  )
}

function MailEntry({ item, viewer }: { item: Of<'MAIL'>; viewer: HistoryProps['viewer'] }) {
  const t = useTranslations('history')
  const reason = useTranslations('mailReason')
  return (
    <>
      <p>
        {t(`mail.${item.state}`)} <span className="text-soft">{item.to}</span>
      </p>
      {item.delivery && <p className="text-soft">{t(`delivery.${item.delivery}`)}</p>}
      {item.reason && viewer === 'admin' && <p className="text-soft">{wordFor(reason, item.reason)}</p>}
    </>
  )
}

function AttemptEntry({ item, viewer }: { item: Of<'ATTEMPT'>; viewer: HistoryProps['viewer'] }) {
  const t = useTranslations('history')
  const result = useTranslations('selfRepair.result')
  return (
    <>
      <p>{t('attempt', { viewer })}</p>
      <p className="text-soft">{result(item.result ?? 'RUNNING', { viewer })}</p>
    </>
  )
}

/** A code from a later version has no text here yet: it is shown as it is. */
function wordFor(t: ReturnType<typeof useTranslations<'mailReason'>>, code: string): string {
  const key = code as Parameters<typeof t>[0]
  return t.has(key) ? t(key) : code
}
