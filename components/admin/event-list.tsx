import { ChevronRight, RotateCcw } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { WebhookOutcome } from '@/lib/generated/prisma/enums'
import type { EventRow } from '@/lib/webhooks/queries'
import type { FormAction } from '../form-action'
import { Badge, type BadgeTone } from '../ui/badge'
import { ExactTime } from '../ui/exact-time'
import { RelativeTime } from '../ui/relative-time'
import { ReplayButton } from './replay-button'

const tones: Record<WebhookOutcome, BadgeTone> = {
  RECEIVED: 'wait',
  APPLIED: 'ok',
  IGNORED: 'calm',
  REPEATED: 'calm',
  UNRECOGNISED: 'act',
  ORPHAN: 'act',
}
const replayable: WebhookOutcome[] = ['UNRECOGNISED', 'ORPHAN', 'RECEIVED', 'IGNORED']

export function EventList({ events, replay }: { events: EventRow[]; replay: FormAction }) {
  const t = useTranslations('webhooks')
  return (
    <ul aria-label={t('list')} className="card divide-y divide-line">
      {events.map((event) => (
        <Event key={event.id} event={event} replay={replay} />
      ))}
    </ul>
  )
}

function Event({ event, replay }: { event: EventRow; replay: FormAction }) {
  const t = useTranslations('webhooks')
  return (
    <li data-testid="event" className="grid gap-2 px-4 py-3.5 md:px-5">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1.5 text-sm">
          <Badge tone={tones[event.outcome]}>{t(`outcome.${event.outcome}`)}</Badge>
          <span className="font-medium [overflow-wrap:anywhere]">{event.message ?? t('noMessage')}</span>
          <span className="text-soft">{t(`kind.${event.kind}`)}</span>
          <span className="text-faint">
            <RelativeTime at={event.receivedAt} />
          </span>
        </div>
        {replayable.includes(event.outcome) && (
          <ReplayButton
            eventId={event.id}
            action={replay}
            label={t('replayNamed', { id: event.id })}
            done={t('replayed')}
          >
            <RotateCcw /> {t('replay')}
          </ReplayButton>
        )}
      </div>
      <p className="text-sm text-soft">
        <Became event={event} />{' '}
        {event.accountId && (
          <Link
            href={`/admin/accounts/${event.accountId}`}
            className="text-accent-ink underline underline-offset-4"
          >
            {t('toAccount')}
          </Link>
        )}
      </p>
      <details className="group text-sm">
        <summary className="inline-flex items-center gap-1 rounded-control text-soft hover:text-ink max-md:min-h-11 [&::-webkit-details-marker]:hidden">
          <ChevronRight className="size-4 transition-transform group-open:rotate-90" /> {t('body')}
        </summary>
        <dl className="mt-2 grid gap-x-6 gap-y-1 text-soft sm:grid-cols-[auto_1fr]">
          <dt>{t('gatewayAccount')}</dt>
          <dd className="font-mono text-[0.8125rem] text-ink [overflow-wrap:anywhere]">
            {event.gatewayAccountId ?? '—'}
          </dd>
          <dt>{t('receivedAt')}</dt>
          <dd className="text-ink">
            <ExactTime at={event.receivedAt} />
          </dd>
          <dt>{t('processedAt')}</dt>
          <dd className="text-ink">{event.processedAt ? <ExactTime at={event.processedAt} /> : '—'}</dd>
        </dl>
        <pre className="mt-2 max-h-96 overflow-auto rounded-control bg-sunken p-3 font-mono text-[0.8125rem] whitespace-pre-wrap [overflow-wrap:anywhere]">
          {pretty(event.body)}
        </pre>
      </details>
    </li>
  )
}

/** What became of an event, with its reason if there is one. */
function Became({ event }: { event: EventRow }) {
  const t = useTranslations('webhooks')
  if (!event.outcomeReason) return t(`became.${event.outcome}`)
  const key = `reason.${event.outcomeReason}` as 'reason.NOT_HANDLED'
  return t.has(key) ? t(key) : `${t(`became.${event.outcome}`)} (${event.outcomeReason})`
}

function pretty(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2)
  } catch {
    return body
  }
}
