import { getDb } from '../db'
import { activeGateways } from '../env'
import { Gateway } from '../generated/prisma/enums'
import type { ConnectedAccountModel, SweepPassModel, UnknownAccountModel } from '../generated/prisma/models'

const most = 50

type Named = Pick<ConnectedAccountModel, 'id' | 'name' | 'label' | 'provider' | 'status'>
const named = { id: true, name: true, label: true, provider: true, status: true } as const

export type Drift = {
  gateway: Gateway
  /** The last pass that read the whole list. */
  lastFull: (SweepPassModel & { endedAt: Date }) | null
  /** The pass after that one: still running, or given up. */
  since: SweepPassModel | null
  /** Changes no webhook told us about, newest first. */
  missed: {
    id: bigint
    at: Date
    from: ConnectedAccountModel['status'] | null
    to: ConnectedAccountModel['status']
    account: Named
  }[]
  /** Our accounts that the gateway says it does not have, newest first. */
  gone: (Named & { missingSince: Date | null })[]
  /** Accounts in the gateway's list that nobody here owns, newest first. */
  unknown: UnknownAccountModel[]
}

/** How far our rows and each gateway, enabled now or before, have drifted apart. Each list is limited. */
export async function readDrift(): Promise<Drift[]> {
  const on = new Set<Gateway>(activeGateways().map(({ id }) => id))
  const drifts = await Promise.all(Object.values(Gateway).map(driftOf))
  return drifts.filter(({ gateway, lastFull, since }) => on.has(gateway) || lastFull || since)
}

async function driftOf(gateway: Gateway): Promise<Drift> {
  const db = getDb()
  const orderBy = { startedAt: 'desc' } as const
  const [last, newest] = await Promise.all([
    db.sweepPass.findFirst({
      where: { gateway, listedAt: { not: null }, endedAt: { not: null } },
      orderBy,
    }),
    db.sweepPass.findFirst({ where: { gateway }, orderBy }),
  ])
  const [missed, gone, unknown] = await Promise.all([
    db.statusChange.findMany({
      // The sweep may see the second 404 even if a webhook told us of the first; these accounts are listed as gone.
      where: { cause: 'SWEEP', to: { not: 'DELETED' }, account: { gateway, removedAt: null } },
      orderBy: { at: 'desc' },
      take: most,
      select: { id: true, at: true, from: true, to: true, account: { select: named } },
    }),
    db.connectedAccount.findMany({
      where: { gateway, removedAt: null, missingSince: { not: null } },
      orderBy: [{ missingSince: 'desc' }, { id: 'asc' }],
      take: most,
      select: { ...named, missingSince: true },
    }),
    unknownOf(gateway),
  ])
  const { endedAt = null } = last ?? {}
  return {
    gateway,
    lastFull: last && endedAt ? { ...last, endedAt } : null,
    since: newest?.id === last?.id ? null : newest,
    missed,
    gone,
    unknown,
  }
}

/** Leaves out those that somebody has connected since. */
async function unknownOf(gateway: Gateway): Promise<UnknownAccountModel[]> {
  const seen = await getDb().unknownAccount.findMany({
    where: { gateway },
    orderBy: [{ firstSeenAt: 'desc' }, { gatewayAccountId: 'asc' }],
    take: 2 * most,
  })
  const owned = await getDb().connectedAccount.findMany({
    where: { gateway, removedAt: null, gatewayAccountId: { in: seen.map((row) => row.gatewayAccountId) } },
    select: { gatewayAccountId: true },
  })
  const ids = new Set(owned.map((row) => row.gatewayAccountId))
  return seen.filter((row) => !ids.has(row.gatewayAccountId)).slice(0, most)
}
