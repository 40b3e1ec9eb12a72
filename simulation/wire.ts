import type { Random } from './random'
import { type Activity, current, type Scheduler } from './scheduler'
import type { Trace } from './trace'
import type { Fault, Trouble } from './trouble'
import type { Moment, Truth } from './truth'
import type { VirtualTime } from './virtual-time'

/** A read of one account, as it came to pass at the gateway. */
export type Read = {
  accountId: string
  activity: Activity
  job: string
  /** When it began, and the moment that its answer shows. */
  began: number
  shows: number
  at: number
  /** What it said; null: no such account. Undefined: it said nothing. */
  said: Moment | null | undefined
  /** When the answer was there. */
  answered: number | null
}

export type Wire = {
  reads: Read[]
  /** Accounts that a gateway named in answer to a login, and who heard it. */
  named: { accountId: string; activity: Activity }[]
  /** Puts the real `fetch` back. */
  undo: () => void
}

type Needs = {
  scheduler: Scheduler
  trouble: Trouble
  random: Random
  truth: Truth
  time: VirtualTime
  trace: Trace
}

/** What a read of a list is about. */
export const everyAccount = '*'

const seconds = (count: number) => count * 1_000
const anyCall: Fault[] = [
  ...(['call slow to arrive', 'call slow to be answered', 'call hung', 'call done, answer hung'] as const),
  ...(['call cut', 'call done, answer cut', 'answer 401', 'answer 429', 'answer 500', 'answer 503'] as const),
  'answer no JSON',
]
const readFaults: Fault[] = [...anyCall, 'read 404', 'read 404 of a proxy', 'read stale']
const mailFaults: Fault[] = [
  ...(['mail 401', 'mail 403', 'mail 409, another try under way', 'mail 422', 'mail 429, too fast'] as const),
  ...(['mail 429, daily quota', 'mail 500', 'mail 503', 'mail accepted, answer cut'] as const),
  'mail accepted, answer hung',
]

/** Stands between the processes and the sandbox: every call of an activity is a step, and meets what it is to meet. */
export function layWire(needs: Needs): Wire {
  const { scheduler, trouble, random, truth, time, trace } = needs
  const realFetch = globalThis.fetch
  const reads: Read[] = []
  const named: Wire['named'] = []
  const bodies = new WeakMap<Response, string>()
  const lastAnswers = new Map<string, { body: string; status: number; read: Read }>()

  /** The sandbox does what it is asked, at this moment. */
  async function reach(request: Request, read: Read | null): Promise<Response> {
    const answer = await realFetch(request)
    const body = await answer.arrayBuffer()
    truth.observe()
    if (read) {
      read.shows = scheduler.tick
      read.said = answer.ok ? truth.latest(read.accountId) : answer.status === 404 ? null : undefined
      const text = Buffer.from(body).toString()
      if (answer.ok && read.accountId !== everyAccount)
        lastAnswers.set(request.url, { body: text, status: answer.status, read: { ...read } })
    }
    const response = new Response(body.byteLength > 0 ? body : null, {
      status: answer.status,
      headers: answer.headers,
    })
    bodies.set(response, Buffer.from(body).toString())
    return response
  }

  async function call(activity: Activity, request: Request): Promise<Response> {
    const { pathname } = new URL(request.url)
    const isRead = request.method === 'GET' && /\/accounts(\/|$)/.test(pathname)
    const single = /\/accounts\/([^/]+)\/?$/.exec(pathname)?.[1]
    const accountId = isRead ? (single ?? everyAccount) : undefined
    const isMail = pathname.startsWith('/emails')
    const isV2 = pathname.startsWith('/v2/')
    const label = `${request.method} ${pathname}`
    const take = <T>(what: string, run: () => Promise<T>) => scheduler.take(activity, `${label}${what}`, run)
    const began = scheduler.tick
    const read: Read | null = accountId
      ? {
          accountId,
          activity,
          job: activity.job,
          began,
          shows: began,
          at: time.now,
          said: undefined,
          answered: null,
        }
      : null
    if (read) reads.push(read)
    const fault = trouble.draw(isMail ? mailFaults : isRead && single ? readFaults : anyCall)
    const key = request.headers.get('idempotency-key') ?? ''
    const tell = (what: string) => trace.write(`${activity.name} ${activity.job}: ${label} ${key} ${what}`)
    const go = () => reach(request, read)
    const answered = (response: Response) => {
      if (read) read.answered = scheduler.tick
      const accountId = request.method === 'POST' && response.ok && !isMail && namedIn(bodies.get(response))
      if (accountId) named.push({ accountId, activity })
      tell(`→ ${response.status}${read?.said ? ` ${read.said.status}` : ''}${fault ? ` (${fault})` : ''}`)
      return response
    }
    const refuse = async (status: number, name: string, headers = {}) => {
      await take('', async () => undefined)
      if (read) read.said = status === 404 && name !== 'html' ? null : undefined
      return answered(refusal(status, name, isMail ? 'mail' : isV2 ? 'v2' : 'v1', headers))
    }
    const isLost = async (isDone: boolean, patienceMs: number): Promise<never> => {
      await take('', isDone ? go : async () => undefined)
      if (read) read.said = undefined
      if (patienceMs > 0) await scheduler.hold(activity, time.now + patienceMs)
      tell(`→ nothing (${fault})`)
      throw patienceMs > 0 ? new DOMException('timed out', 'TimeoutError') : new TypeError('terminated')
    }
    switch (fault) {
      case 'call slow to arrive':
        await scheduler.hold(activity, time.now + seconds(random.between(1, 9)))
        return answered(await take(' at last', go))
      case 'call slow to be answered': {
        const answer = await take('', go)
        await scheduler.hold(activity, time.now + seconds(random.between(1, 9)))
        return answered(answer)
      }
      case 'read stale': {
        const last = lastAnswers.get(request.url)
        if (!last || !read) return answered(await take('', go))
        await take('', async () => undefined)
        read.shows = last.read.shows
        read.said = last.read.said
        return answered(new Response(last.body, { status: last.status }))
      }
      case 'call hung':
        return isLost(false, seconds(10))
      case 'call done, answer hung':
        return isLost(true, seconds(10))
      case 'call cut':
        return isLost(false, 0)
      case 'call done, answer cut':
      case 'mail accepted, answer cut':
        return isLost(true, 0)
      case 'mail accepted, answer hung':
        return isLost(true, seconds(20))
      case 'answer 401':
        return refuse(401, isV2 ? 'api/missing_authorization' : 'errors/missing_credentials')
      case 'answer 429':
        return refuse(429, isV2 ? 'api/too_many_requests' : 'errors/too_many_requests', {
          'retry-after': '30',
        })
      case 'answer 500':
        return refuse(500, isV2 ? 'api/internal_error' : 'errors/unexpected_error')
      case 'answer 503':
        return refuse(503, isV2 ? 'api/service_unavailable' : 'errors/service_unavailable')
      case 'answer no JSON':
        return refuse(502, 'html')
      case 'read 404':
        return refuse(404, isV2 ? 'api/resource_not_found' : 'errors/resource_not_found')
      case 'read 404 of a proxy':
        return refuse(404, 'html')
      case 'mail 401':
        return refuse(401, 'restricted_api_key')
      case 'mail 403':
        return refuse(403, 'invalid_api_key')
      case 'mail 409, another try under way':
        return refuse(409, 'concurrent_idempotent_requests')
      case 'mail 422':
        return refuse(422, 'validation_error')
      case 'mail 429, too fast':
        return refuse(429, 'rate_limit_exceeded', { 'retry-after': '1' })
      case 'mail 429, daily quota':
        return refuse(429, 'daily_quota_exceeded')
      case 'mail 500':
        return refuse(500, 'application_error')
      case 'mail 503':
        return refuse(503, 'service_unavailable')
      default:
        return answered(await take('', go))
    }
  }

  globalThis.fetch = async (input, init) => {
    const activity = current.getStore()
    if (!activity) return realFetch(input, init)
    // The caller's own time limit counts real time, in which nothing here passes.
    return call(activity, new Request(input, { ...init, signal: null, cache: 'default' }))
  }
  return {
    reads,
    named,
    undo() {
      globalThis.fetch = realFetch
    },
  }
}

/** The account that a login led to; while it asks for more there is none yet. */
function namedIn(body = '{}'): string | null {
  const told = JSON.parse(body) as { object?: string; account_id?: string; id?: string }
  if (!/^account/i.test(told.object ?? '')) return null
  return told.account_id ?? told.id ?? null
}

function refusal(
  status: number,
  name: string,
  of: 'mail' | 'v1' | 'v2',
  headers: Record<string, string>,
): Response {
  if (name === 'html') return new Response('<html>Bad gateway</html>', { status, headers })
  const mail = { statusCode: status, name, message: 'The simulation refuses.' }
  const gateway = { type: name, title: name, status, detail: 'The simulation refuses.' }
  const body = JSON.stringify(of === 'mail' ? mail : gateway)
  return new Response(body, { status, headers: { 'content-type': 'application/json', ...headers } })
}
