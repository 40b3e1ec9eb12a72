import { useFormatter, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Drift } from '@/lib/sweep/queries'
import { RelativeTime } from '../ui/relative-time'
import { GoneTable, MissedTable, UnknownTable } from './drift-tables'

/** One gateway: its passes, and the three ways in which it and our rows differ. */
export function DriftReport({ drift }: { drift: Drift }) {
  const { gateway, lastFull, since, missed, gone, unknown } = drift
  const t = useTranslations('drift')
  return (
    <section aria-labelledby={gateway} data-testid="drift" className="grid gap-6">
      <div className="grid gap-2">
        <h2 id={gateway} className="text-lg font-semibold">
          {t(`gateway.${gateway}`)}
        </h2>
        {lastFull ? <Facts pass={lastFull} /> : <p className="text-soft">{t('notYet')}</p>}
        {since && <Since pass={since} />}
      </div>
      <List title={t('missed.title')} none={t('missed.none')} isEmpty={missed.length === 0}>
        <MissedTable missed={missed} />
      </List>
      <List title={t('gone.title')} none={t('gone.none')} isEmpty={gone.length === 0}>
        <GoneTable gone={gone} />
      </List>
      <List title={t('unknownList.title')} none={t('unknownList.none')} isEmpty={unknown.length === 0}>
        <UnknownTable unknown={unknown} />
      </List>
    </section>
  )
}

function Facts({ pass }: { pass: NonNullable<Drift['lastFull']> }) {
  const t = useTranslations('drift')
  const format = useFormatter()
  const seconds = Math.max(1, Math.round((pass.endedAt.getTime() - pass.startedAt.getTime()) / 1000))
  const [length, unit] = seconds < 120 ? [seconds, 'second'] : [Math.round(seconds / 60), 'minute']
  const facts: [string, ReactNode][] = [
    [t('lastFull'), <RelativeTime key="at" at={pass.endedAt} />],
    [t('took'), format.number(length, { style: 'unit', unit, unitDisplay: 'long' })],
    [t('pages'), format.number(pass.calls)],
    [t('accounts'), format.number(pass.accounts)],
    [t('differed'), format.number(pass.differed)],
    [t('notListed'), format.number(pass.notListed)],
    [t('unknown'), format.number(pass.unknown)],
  ]
  return (
    <dl className="flex flex-wrap gap-x-8 gap-y-3">
      {facts.map(([name, fact]) => (
        <div key={name}>
          <dt className="text-[0.8125rem] text-soft">{name}</dt>
          <dd className="font-medium tabular-nums">{fact}</dd>
        </div>
      ))}
    </dl>
  )
}

/** How it goes with the pass that is under way, or why the last one is not the last full one. */
function Since({ pass }: { pass: NonNullable<Drift['since']> }) {
  const t = useTranslations('drift')
  if (pass.endedAt) return <p className="text-soft">{t('givenUp')}</p>
  if (pass.failures === 0) return <p className="text-soft">{t('underWay', { calls: pass.calls })}</p>
  return (
    <p className="text-act-ink">
      {t.rich('failing', {
        failures: pass.failures,
        fault: pass.fault ?? '',
        time: () => <RelativeTime at={pass.nextCallAt} ahead />,
      })}
    </p>
  )
}

interface ListProps {
  title: string
  none: string
  isEmpty: boolean
  children: ReactNode
}

function List({ title, none, isEmpty, children }: ListProps) {
  return (
    <div className="grid gap-2">
      <h3 className="font-medium">{title}</h3>
      {isEmpty ? <p className="text-sm text-soft">{none}</p> : children}
    </div>
  )
}
