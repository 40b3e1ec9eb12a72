import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { EmailState } from '@/lib/generated/prisma/enums'
import type { EmailRow } from '@/lib/outbox/queries'
import { Badge, type BadgeTone } from '../ui/badge'
import { RelativeTime } from '../ui/relative-time'
import { Table, Td, Th } from '../ui/table'

const tones: Record<EmailState, BadgeTone> = {
  QUEUED: 'wait',
  SENDING: 'wait',
  SENT: 'ok',
  CANCELLED: 'calm',
  FAILED: 'act',
}

export function EmailTable({ emails }: { emails: EmailRow[] }) {
  const t = useTranslations('outbox')
  return (
    <Table
      caption={t('caption')}
      head={
        <>
          <Th>{t('subject')}</Th>
          <Th>{t('to')}</Th>
          <Th>{t('state')}</Th>
          <Th>{t('when')}</Th>
          <Th className="text-right">{t('attempts')}</Th>
        </>
      }
    >
      {emails.map((email) => (
        <tr key={email.id} data-testid="email">
          <Td className="min-w-56">
            <span className="block font-medium [overflow-wrap:anywhere]">{email.subject}</span>
            <span className="text-soft">{t(`kind.${email.kind}`)}</span>
            {email.accountId && (
              <>
                {' · '}
                <Link
                  href={`/admin/accounts/${email.accountId}`}
                  className="text-accent-ink underline underline-offset-4"
                >
                  {t('toAccount')}
                </Link>
              </>
            )}
          </Td>
          <Td className="whitespace-nowrap">{email.to}</Td>
          <Td>
            <Badge tone={tones[email.state]}>{t(`stateWord.${email.state}`)}</Badge>
            <span className="mt-1 block max-w-64 text-soft">
              <Outcome email={email} />
            </span>
          </Td>
          <Td className="whitespace-nowrap text-soft">
            <When email={email} />
          </Td>
          <Td className="text-right tabular-nums">{email.attempts}</Td>
        </tr>
      ))}
    </Table>
  )
}

function Outcome({ email }: { email: EmailRow }) {
  const t = useTranslations('history.delivery')
  const reason = useTranslations('mailReason')
  const key = email.reason as 'REPAIRED'
  return (
    <>
      {email.delivery && t(email.delivery)} {email.reason && (reason.has(key) ? reason(key) : email.reason)}
    </>
  )
}

function When({ email }: { email: EmailRow }) {
  const t = useTranslations('outbox')
  if (email.sentAt) return <RelativeTime at={email.sentAt} />
  if (email.state !== 'QUEUED') return <RelativeTime at={email.createdAt} />
  return t.rich('due', { time: () => <RelativeTime at={email.dueAt} ahead /> })
}
