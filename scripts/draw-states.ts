import type { Snapshot } from '../lib/accounts/read-account'
import { AccountStatus } from '../lib/generated/prisma/enums'
import { confirmMissingAfterMs, foundStatus } from '../lib/status/found-status'
import { decideMove } from '../lib/status/status-move'

/** How an account's outage and its presence move with each read, as a Mermaid state diagram: the code is asked, not told. */
export function drawStates(): string {
  return ['stateDiagram-v2', ...outageArrows(), ...presenceArrows()].join('\n')
}

function outageArrows(): string[] {
  const names = { open: 'outage open', none: 'no outage' }
  return [false, true].flatMap((hasOutage) => {
    const moves = Object.values(AccountStatus).map((status) => {
      const { outage } = decideMove({ status: 'ERROR', reason: null }, { status, reason: null }, hasOutage)
      const isOpen = outage === 'open' || (outage === 'keep' && hasOutage)
      return { status, to: isOpen ? names.open : names.none }
    })
    return arrows(hasOutage ? names.open : names.none, moves)
  })
}

function presenceArrows(): string[] {
  const since = new Date(0)
  const soon = new Date(confirmMissingAfterMs - 1)
  const later = new Date(confirmMissingAfterMs)
  const states = [
    { name: 'there', status: 'OK', missingSince: null },
    { name: 'missing', status: 'OK', missingSince: since },
    { name: 'gone', status: 'DELETED', missingSince: since },
  ] as const
  const reads = [
    { status: 'a read finds it', at: later, isThere: true },
    { status: '404', at: soon, isThere: false },
    { status: '404 two minutes after the first', at: later, isThere: false },
  ] as const
  return states.flatMap(({ name, status, missingSince }) => {
    const known = { status, missingSince, statusReason: null, identity: null, handle: null, name: 'a' }
    const possible = missingSince ? reads : reads.slice(0, 2)
    const moves = possible.map((read) => {
      const found = foundStatus(known, snapshot(read))
      const isGone = found.status === 'DELETED'
      return { status: read.status, to: isGone ? 'gone' : found.missingSince ? 'missing' : 'there' }
    })
    return arrows(name, moves)
  })
}

function snapshot(read: { at: Date; isThere: boolean }): Snapshot {
  const account = {
    gatewayAccountId: 'a',
    provider: 'LINKEDIN',
    name: 'a',
    identity: null,
    handle: null,
    status: 'OK',
    sources: [],
    createdAt: null,
  } as const
  const found = read.isThere ? { ...account, sources: [] } : null
  return { number: 1n, at: read.at, gateway: 'UNIPILE_V1', gatewayAccountId: 'a', account: found }
}

function arrows(from: string, moves: { status: string; to: string }[]): string[] {
  const id = (name: string) => name.replaceAll(' ', '_')
  const targets = [...new Set(moves.map(({ to }) => to))].filter((to) => to !== from)
  return targets.map((to) => {
    const why = moves.filter((move) => move.to === to).map(({ status }) => status)
    return `  ${id(from)} --> ${id(to)}: ${why.join(' · ')}`
  })
}
