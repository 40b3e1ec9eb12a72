import { type Row, readRows } from './rows'
import { idsOf, type Violation } from './violation'
import type { World } from './world'

const broken = ['CREDENTIALS', 'PERMISSIONS']

/** What must hold when nothing goes wrong any more and enough time has passed. */
export async function atRest(world: World, foreign: ReadonlySet<string>): Promise<Violation[]> {
  const { database, truth, post, context, trouble } = world
  const rows = await readRows(database)
  const live = rows.filter(({ removedAt }) => removedAt === null)
  const violations: Violation[] = []
  const tell = (rule: string, about: string, ids: string[]) => violations.push({ rule, about, ids })

  for (const row of live) {
    const { status, person } = truth.latest(row.gatewayAccountId) ?? { status: null, person: '' }
    const isOther = status !== null && row.identity !== null && person !== row.identity
    const expected = isOther ? 'CREDENTIALS' : (status ?? 'DELETED')
    if (row.status !== expected)
      tell(
        'at rest every row is the truth',
        `${row.gatewayAccountId} is ${expected}, shown ${row.status}`,
        idsOf(row),
      )
  }
  violations.push(...(await nothingWaits(world)))
  const stored = await database.rows<{ simulated: number }>(
    `SELECT DISTINCT ("body"::json ->> 'simulated')::int AS "simulated" FROM public."WebhookEvent"`,
  )
  const numbers = new Set(stored.map(({ simulated }) => simulated))
  const bodies = new Set(post.letters.filter(({ number }) => numbers.has(number)).map(({ body }) => body))
  for (const { isAcknowledged, number, body } of post.letters)
    if (isAcknowledged && !numbers.has(number) && !bodies.has(body))
      tell('no acknowledged event is lost', body, [`letter ${number} `])

  const pending = await database.rows<{ id: string; method: string; step: unknown }>(
    `SELECT "id", "method", "step" FROM public."AuthIntent" WHERE "state" = 'PENDING' AND "expiresAt" < virtual.now() - interval '1 hour'`,
  )
  for (const { id, method, step } of pending)
    tell('no attempt is pending for ever', `${method} ${JSON.stringify(step)}`, [id])

  const ours = new Set(live.map(({ gatewayAccountId }) => gatewayAccountId))
  const told = namedToUs(world)
  for (const { id } of context.state.accounts)
    if (told.has(id) && !ours.has(id) && !foreign.has(id))
      tell('what an attempt left at the gateway is taken away', id, [id])

  violations.push(...(await outages(world, live, (trouble.counts.get('mail 422') ?? 0) > 0)))
  const looks = await database.rows<{ id: string; looks: number }>(
    `SELECT "id", "looks" FROM public."AuthIntent" WHERE "looks" > 6`,
  )
  for (const { id, looks: count } of looks) tell('tries are bounded', `${count} looks`, [id])
  const tries = await database.rows<{ outageId: string; count: number }>(
    `SELECT "outageId", count(*)::int AS count FROM public."LinkedinAttempt" WHERE "key" LIKE '%:hour:%' GROUP BY 1 HAVING count(*) > 4`,
  )
  for (const { outageId, count } of tries) tell('tries are bounded', `${count} hourly logins`, [outageId])
  return violations
}

/** No event is unsettled, and no job stuck: so it is soon after the last fault, too. */
export async function nothingWaits({ database }: World): Promise<Violation[]> {
  const violations: Violation[] = []
  const tell = (rule: string, about: string, ids: string[]) => violations.push({ rule, about, ids })
  const received = await database.rows<{ id: string; gatewayAccountId: string; kind: string }>(
    `SELECT "id", "kind", "gatewayAccountId" FROM public."WebhookEvent" WHERE "outcome" = 'RECEIVED'`,
  )
  for (const event of received)
    tell('at rest no event waits', `${event.kind} ${event.gatewayAccountId}`, [event.gatewayAccountId])

  const jobs = await database.rows<{
    key: string | null
    error: string | null
    attempts: number
    isLocked: boolean
  }>(
    `SELECT j.key, j.last_error AS error, j.attempts, j.locked_at IS NOT NULL AS "isLocked" FROM graphile_worker._private_jobs j
     WHERE j.locked_at IS NOT NULL OR j.attempts >= j.max_attempts OR j.run_at <= virtual.now()`,
  )
  for (const job of jobs.filter(({ key }) => key !== null))
    tell('at rest no job is stuck', JSON.stringify(job), [job.key?.split(':')[1] ?? ''])
  return violations
}

/** The accounts that a gateway told us an attempt led to: nobody can take away what they never heard of. */
function namedToUs({ post, wire }: World): Set<string> {
  const letters = post.letters.filter(({ isAcknowledged }) => isAcknowledged)
  const announced = letters.flatMap(({ kind, body }) => {
    const event = JSON.parse(body) as {
      account_id?: string
      state?: string
      payload?: { state?: string } | null
    }
    const isOfAttempt = kind === 'notify' || event.state || event.payload?.state
    return isOfAttempt && event.account_id ? [event.account_id] : []
  })
  const heard = wire.named.filter(({ activity }) => !activity.isKilled).map(({ accountId }) => accountId)
  return new Set([...announced, ...heard])
}

/** G6: an outage that needs its owner is told in the end, and one that is over is closed. */
async function outages(world: World, live: readonly Row[], wasRefused: boolean): Promise<Violation[]> {
  const open = await world.database.rows<{
    id: string
    accountId: string
    isTold: boolean
    states: string
    isImported: boolean
  }>(
    `SELECT o."id", o."accountId",
       coalesce(bool_or(e."state" = 'SENT'), false) AS "isTold", string_agg(e."state" || ' ' || coalesce(e."reason", ''), ', ') AS states,
       EXISTS (SELECT 1 FROM public."StatusChange" c WHERE c."accountId" = o."accountId" AND c."cause" = 'IMPORT'
         AND c."at" = o."openedAt") AS "isImported"
     FROM public."Outage" o LEFT JOIN public."OutboxEmail" e ON e."outageId" = o."id"
     WHERE o."closedAt" IS NULL GROUP BY o."id"`,
  )
  return live.flatMap((row): Violation[] => {
    const outage = open.find(({ accountId }) => accountId === row.id)
    const needsOwner = broken.includes(row.status)
    if (needsOwner && !outage)
      return [{ rule: 'what needs its owner has an outage', about: row.gatewayAccountId, ids: idsOf(row) }]
    if (!needsOwner && outage && ['OK', 'DELETED'].includes(row.status))
      return [{ rule: 'what works again has no outage', about: row.gatewayAccountId, ids: idsOf(row) }]
    if (!outage || !needsOwner || outage.isTold || outage.isImported || row.repairing) return []
    // Refused for good is final, and the admin sees it.
    if (wasRefused && /FAILED REJECTED/.test(outage.states)) return []
    return [
      {
        rule: 'an outage is told in the end',
        about: `${row.gatewayAccountId}: ${outage.states}`,
        ids: [...idsOf(row), outage.id],
      },
    ]
  })
}
