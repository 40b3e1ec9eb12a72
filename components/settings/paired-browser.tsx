import { Check, CircleHelp, CircleSlash, Hourglass, LogOut, type LucideIcon, Moon } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { BrowserState } from '@/lib/generated/prisma/enums'
import type { BrowserRow } from '@/lib/pairing/queries'
import type { FormAction } from '../form-action'
import { Badge, type BadgeTone } from '../ui/badge'
import { RelativeTime } from '../ui/relative-time'
import { UnpairButton } from './unpair-button'

/** A browser's own last report, unless that is long ago or nothing is kept from it. */
type Word = BrowserState | 'SILENT' | 'NOTHING_KEPT'

const looks: Record<Word, { tone: BadgeTone; icon: LucideIcon }> = {
  PAIRED: { tone: 'wait', icon: Hourglass },
  SYNCED: { tone: 'ok', icon: Check },
  SIGNED_OUT: { tone: 'act', icon: LogOut },
  NOT_UNDERSTOOD: { tone: 'act', icon: CircleHelp },
  NOTHING_KEPT: { tone: 'calm', icon: CircleSlash },
  SILENT: { tone: 'calm', icon: Moon },
}

/** One browser: its last report, what to do about it, and which sessions it has sent. */
export function PairedBrowser({ browser, unpair }: { browser: BrowserRow; unpair: FormAction }) {
  const t = useTranslations('extension')
  const { id, name, state, sessions, lastSyncAt } = browser
  const word = wordFor(browser)
  const times = {
    paired: () => <RelativeTime at={browser.pairedAt} />,
    seen: () => <RelativeTime at={browser.lastSeenAt} />,
    synced: () => lastSyncAt && <RelativeTime at={lastSyncAt} />,
  }
  return (
    <li
      data-testid="browser"
      data-state={word}
      className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-4 gap-y-2 py-4 text-sm"
    >
      <div className="flex min-w-0 flex-wrap items-center gap-x-2.5 gap-y-1.5 max-md:min-h-11 md:min-h-8">
        <h4 className="font-medium [overflow-wrap:anywhere]">{name}</h4>
        <Badge {...looks[word]}>{t(`said.${word}`)}</Badge>
      </div>
      <UnpairButton
        browserId={id}
        action={unpair}
        words={{
          unpair: t('unpair'),
          label: t('unpairNamed', { name }),
          title: t('unpairTitle', { name }),
          lines: [t('unpairDeleted'), t('unpairKept'), t('unpairAgain')],
          done: t('unpaired', { name }),
        }}
      />
      <div className="col-span-2 grid gap-2">
        <p className="text-soft">{t(`explain.${word}`, { said: t(`said.${state}`) })}</p>
        {sessions.length > 0 && (
          <ul className="grid list-disc gap-1 pl-5 text-soft">
            {sessions.map((session) => (
              <Session key={session.id} session={session} />
            ))}
          </ul>
        )}
        <p className="text-[0.8125rem] text-faint">{t.rich(lastSyncAt ? 'factsSynced' : 'facts', times)}</p>
      </div>
    </li>
  )
}

function wordFor({ isSilent, state, sessions }: BrowserRow): Word {
  if (isSilent) return 'SILENT'
  return state === 'SYNCED' && sessions.length === 0 ? 'NOTHING_KEPT' : state
}

function Session({ session }: { session: BrowserRow['sessions'][number] }) {
  const t = useTranslations('extension')
  const { account } = session
  const parts = {
    seen: () => <RelativeTime at={session.seenAt} />,
    changed: () => <RelativeTime at={session.changedAt} />,
  }
  if (!account) return <li>{t.rich('sessionAlone', parts)}</li>
  const link = () => (
    <Link
      href={`/accounts/${account.id}`}
      className="[overflow-wrap:anywhere] text-accent-ink underline underline-offset-4"
    >
      {account.name}
    </Link>
  )
  return <li>{t.rich('session', { ...parts, account: link })}</li>
}
