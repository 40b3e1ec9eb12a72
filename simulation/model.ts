import { judgeMails } from './mails'
import { type Row, readRows } from './rows'
import { idsOf, type Violation } from './violation'
import { everyAccount, type Wire } from './wire'
import type { World } from './world'

// What must hold, at every step and at rest. It knows what was true at the gateways, and when; it knows nothing of how the
// product orders or counts.

const minutes = (count: number) => count * 60_000
type Read = Wire['reads'][number]

/** Jobs and requests whose read of an account is written to its row in the next transaction. */
const readers = ['sync-account', 'send-email', 'run-linkedin-member', 'check']

export function modelOf(world: World, graceMs: number) {
  const { database, wire, truth, post } = world
  const seenEvents = new Set<string>()
  const gone = new Set<string>()
  const mails = judgeMails(world, graceMs, idsBefore)

  /** Whenever nothing is half done. */
  async function atStep(): Promise<{ rows: Row[]; violations: Violation[] }> {
    const rows = await readRows(database)
    note(rows)
    const found = [...rows.flatMap(showsTheTruth), ...rows.flatMap(goneOnTwo), ...(await settledEvents())]
    return {
      rows,
      violations: [...found, ...uniqueRows(rows), ...(await mails(rows)), ...(await openOutages())],
    }
  }

  /** G2: once a read of an account is written, the row shows what was so then, or later. */
  function showsTheTruth(row: Row): Violation[] {
    if (row.removedAt || row.missingSince || row.lastCause === 'WEBHOOK_UNCONFIRMED') return []
    const read = wire.reads.findLast((candidate) => isWritten(candidate, row))
    if (!read) return []
    // A read that another overtook may be dropped, so what was so when it began counts; of a stale one, long before.
    const moments = truth.since(row.gatewayAccountId, Math.min(read.began, read.shows))
    const isSo = moments.some(({ status, person }) =>
      row.statusReason === 'WRONG_ACCOUNT' ? person !== row.identity : status === row.status,
    )
    const words = `${row.gatewayAccountId} shows ${row.status}, read ${read.said?.status} at step ${read.began}`
    return isSo
      ? []
      : [{ rule: 'a later truth is never overwritten by an earlier one', about: words, ids: idsOf(row) }]
  }

  function isWritten(read: Read, row: Row): boolean {
    if (read.accountId !== row.gatewayAccountId || !read.said || read.answered === null) return false
    const { answered, activity } = read
    return (
      readers.some((job) => read.job.startsWith(job)) && activity.commits.some((commit) => commit > answered)
    )
  }

  /** G4: an account is gone only when it was missing twice, two minutes apart. */
  function goneOnTwo(row: Row): Violation[] {
    if (row.status !== 'DELETED' || row.removedAt) {
      gone.delete(row.id)
      return []
    }
    if (gone.has(row.id)) return []
    gone.add(row.id)
    const missing = wire.reads.filter(
      ({ accountId, said }) => accountId === row.gatewayAccountId && said === null,
    )
    const times = missing.map(({ at }) => at)
    const isTwice = times.length > 1 && Math.max(...times) - Math.min(...times) >= minutes(2)
    return isTwice
      ? []
      : [{ rule: 'nothing is final on a single read', about: row.gatewayAccountId, ids: idsOf(row) }]
  }

  /** G1: an event is settled only by a read that began after it was stored. */
  async function settledEvents(): Promise<Violation[]> {
    const events = await database.rows<{
      id: string
      body: string
      gatewayAccountId: string
      accountId: string
    }>(
      `SELECT "id", "body", "gatewayAccountId", "accountId" FROM public."WebhookEvent" WHERE "kind" = 'STATUS' AND "outcome" = 'APPLIED'`,
    )
    return events.flatMap(({ id, body, gatewayAccountId, accountId: rowId }) => {
      const letter = post.letters[(JSON.parse(body) as { simulated: number }).simulated]
      if (seenEvents.has(id) || !letter || letter.storedAt === null) return []
      seenEvents.add(id)
      const { storedAt } = letter
      // The row may stand for another account of the same person by then: that one was read.
      const ids = new Set([gatewayAccountId, everyAccount, ...idsBefore(rowId)])
      const isRead = wire.reads.some(
        ({ accountId, began, answered }) => ids.has(accountId) && began >= storedAt && answered !== null,
      )
      const about = `letter ${letter.number} about ${gatewayAccountId}`
      return isRead
        ? []
        : [
            {
              rule: 'an event is settled only by a read that began later',
              about,
              ids: [gatewayAccountId, `letter ${letter.number} `],
            },
          ]
    })
  }

  /** Never two rows for one account, nor for one person at one place. */
  function uniqueRows(rows: readonly Row[]): Violation[] {
    const keys = rows
      .filter(({ removedAt, identity, status }) => !removedAt && identity && status !== 'DELETED')
      .map((row) => `${row.gateway} ${row.provider} ${row.identity}`)
    return keys
      .filter((key, index) => keys.indexOf(key) !== index)
      .map((key) => ({ rule: 'never two rows for one account', about: key, ids: [key.split(' ')[2] ?? ''] }))
  }

  async function openOutages(): Promise<Violation[]> {
    const twice = await database.rows<{ accountId: string }>(
      `SELECT "accountId" FROM public."Outage" WHERE "closedAt" IS NULL GROUP BY 1 HAVING count(*) > 1`,
    )
    return twice.map(({ accountId }) => ({
      rule: 'at most one open outage',
      about: accountId,
      ids: [accountId],
    }))
  }

  /** Other gateway accounts that the row stood for. */
  function idsBefore(accountId: string): string[] {
    return [...(earlierIds.get(accountId) ?? [])]
  }

  const earlierIds = new Map<string, Set<string>>()
  function note(rows: readonly Row[]): void {
    for (const { id, gatewayAccountId } of rows) {
      const ids = earlierIds.get(id) ?? new Set()
      earlierIds.set(id, ids.add(gatewayAccountId))
    }
  }

  return { atStep }
}
