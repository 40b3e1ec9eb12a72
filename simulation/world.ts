import { createHash, randomBytes } from 'node:crypto'
import type { GatewayId } from '../lib/gateway/gateway'
import { receiveEvent } from '../lib/webhooks/receive-event'
import { receiveNotify } from '../lib/webhooks/receive-notify'
import { setStatus } from '../sandbox/core/accounts'
import { announceStatus } from '../sandbox/core/announce'
import { createSandbox, type Sandbox } from '../sandbox/sandbox'
import type { Database } from './database'
import { Host, keepApart } from './host'
import { type Letter, Post } from './post'
import { openQueue } from './queue'
import { Random } from './random'
import { type Activity, Scheduler } from './scheduler'
import { Trace } from './trace'
import { Trouble } from './trouble'
import { Truth } from './truth'
import { ownTheClock, VirtualTime } from './virtual-time'
import { layWire, type Wire } from './wire'

/** Later than anything that the migrations dated. */
const start = Date.UTC(2050, 2, 2, 9)
const hour = 3_600_000
/** How wrong the clocks of the hosts are: a process that goes by its own shows it. */
const clockOffsets = [0, 0, 40_000, -4 * 60_000, 3 * hour, -26 * hour]

export type World = Awaited<ReturnType<typeof makeWorld>>

/** A world of one seed: the sandbox, the post, processes that come and go, and a time of its own. */
export async function makeWorld(about: {
  seed: number
  database: Database
  origin: string
  serve: (sandbox: Sandbox) => void
  only: readonly string[] | null
}) {
  const { database } = about
  const random = new Random(about.seed)
  const time = new VirtualTime(start)
  const trace = new Trace(() => time.toString())
  const trouble = new Trouble(random.fork(), about.only)
  const sandbox = createSandbox({ url: about.origin, settleMs: 3_000, now: () => time.now })
  about.serve(sandbox)
  const { context } = sandbox
  const post = new Post(random.fork(), trouble, () => time.now)
  context.deliveries = {
    add(delivery) {
      post.add(delivery)
      return []
    },
    run: () => undefined,
    stop: () => undefined,
  }
  context.settle = { schedule: () => undefined, stop: () => undefined }
  const scheduler: Scheduler = new Scheduler({
    random: random.fork(),
    isWaitingForLock: (pid) => database.isWaiting(pid),
    async onDeath(activity, why) {
      const kind = why.startsWith('before')
        ? 'before a step'
        : why.startsWith('after')
          ? 'after a step'
          : 'while waiting'
      trouble.count(`killed ${kind}`)
      trace.write(`*** ${activity.name} on ${activity.host.name} dies (${activity.job}), ${why.slice(0, 90)}`)
      await database.cut(activity.host.pids())
    },
  })
  const truth = new Truth(
    context,
    () => ++scheduler.tick,
    () => time.now,
  )
  const undoClock = ownTheClock(time)
  const undoGlobals = keepApart()
  const wire: Wire = layWire({ scheduler, trouble, random: random.fork(), truth, time, trace })
  await database.empty()
  await database.setTime(time.now)
  const queue = openQueue({ database, scheduler, trace })
  const hosts: Host[] = []
  const graves: Host[] = []
  const fates = random.fork()
  let born = 0
  register()

  function register() {
    for (const gateway of ['v1', 'postpress'] as const) {
      const [header, secret] = gateway === 'v1' ? ['unipile-auth', 'secret'] : ['postpress-auth', 'secret-pp']
      context.state.webhooks.push({
        ...{
          id: gateway,
          gateway,
          source: 'account_status',
          name: null,
          format: 'json',
          enabled: true,
          accountIds: [],
        },
        ...{ requestUrl: `http://patchbay.test/webhooks/status/${gateway}`, events: null, data: [] },
        headers: [{ key: header, value: secret }],
      })
    }
    const words = ['running', 'disconnected', 'errored', 'paused', 'degraded', 'partial'].map(
      (w) => `account.status.${w}`,
    )
    context.state.endpoints.push({
      ...{ id: 'v2', url: 'http://patchbay.test/api/webhooks/status/v2', description: null, enabled: true },
      triggerEvents: [
        ...words,
        'account.add',
        'account.remove',
        'account.reconnect',
        'account.locked',
        'account.unlocked',
      ],
      ...{ accountIds: [], secret: 'secret-v2' },
    })
  }

  /** A process with nothing to do; null when all have. A dead one is replaced. */
  function idleHost(most = 6): Host | null {
    for (const dead of hosts.filter(({ isDead }) => isDead)) {
      graves.push(dead)
      hosts.splice(hosts.indexOf(dead), 1)
    }
    if (hosts.length < most) {
      const offset = trouble.allows('wrong clock') ? fates.pick(clockOffsets) : 0
      hosts.push(new Host(`host-${++born}`, offset, database.url, scheduler))
    }
    const idle = hosts.filter((host) => host.activity === null && !host.isDead)
    return idle.length > 0 ? fates.pick(idle) : null
  }

  /** Begins something in a process that may die of it. Null when no process has time. */
  function begin(name: string, run: (host: Host) => Promise<unknown>): Activity | null {
    const host = idleHost()
    if (!host) return null
    if (host.clockOffset !== 0) trouble.count('wrong clock')
    const dies = trouble.allows('killed') && fates.chance(0.06)
    const fate = dies ? { step: fates.between(1, 30), when: fates.pick(['before', 'after'] as const) } : null
    const log = (error: unknown) =>
      trace.write(
        `${name} on ${host.name}: ${(error as Error).name} ${(error as Error).message.slice(0, 300)}`,
      )
    return scheduler.start({ name, host, fate }, () => run(host).catch(log))
  }

  /** Hands a letter to a web process; false when none has time. */
  function deliver(letter: Letter): boolean {
    const activity = begin(`letter ${letter.number}`, async () => {
      const answer = await receive(letter)
      trace.write(`letter ${letter.number} (${letter.kind}) ${letter.body.slice(0, 160)} → ${answer.status}`)
      if (answer.status === 200) letter.isAcknowledged = true
    })
    if (!activity) return false
    underWay.set(letter, activity)
    return true
  }
  const underWay = new Map<Letter, Activity>()

  function receive(letter: Letter) {
    const request = post.requestOf(letter)
    const [, kind, last] = /\/webhooks\/(status|notify)\/(.+)$/.exec(letter.url) ?? []
    if (kind === 'notify') return receiveNotify(request, last ?? '')
    const gateways: Record<string, GatewayId> = { v1: 'UNIPILE_V1', v2: 'UNIPILE_V2', postpress: 'POSTPRESS' }
    return receiveEvent(request, gateways[last ?? ''] ?? 'UNIPILE_V1')
  }

  function collectLetters(): void {
    for (const [letter, activity] of underWay) {
      if (!activity.isDone) continue
      underWay.delete(letter)
      letter.storedAt = activity.storedAt
      if (!letter.isAcknowledged) post.giveBack(letter)
    }
  }

  /** Time passes, for everything at once; what settles at the gateway by itself does. */
  async function pass(seconds: number): Promise<void> {
    const minute = Math.floor(time.now / 60_000)
    time.now += seconds * 1_000
    await database.setTime(time.now)
    for (const account of context.state.accounts) {
      if (account.settlesAt === null || account.settlesAt > time.now) continue
      setStatus(context, account, 'OK')
      announceStatus(context, account, 'OK')
    }
    truth.observe()
    await queue.beat()
    scheduler.release(time.now)
    // The sweep is due every minute; at times nobody is there to do it.
    const isMissed = trouble.isOn && fates.chance(0.4)
    if (!isMissed && Math.floor(time.now / 60_000) > minute)
      await database.rows(`SELECT graphile_worker.add_job('sweep', max_attempts => 1)`)
  }

  /** Everything that can happen at this moment, until nothing can. */
  async function settle(workers: number): Promise<void> {
    for (let round = 0; round < 20; round++) {
      for (let letter = post.take(); letter; letter = post.take()) {
        if (deliver(letter)) continue
        post.keep(letter)
        break
      }
      if (await queue.isDue()) for (let count = 0; count < workers; count++) begin('worker', queue.work)
      if (scheduler.activities.size === 0 || !canGoOn()) break
      await scheduler.settle()
      collectLetters()
    }
  }

  const canGoOn = () =>
    [...scheduler.activities].some(
      ({ held, waiting, isDone }) => !isDone && (held === 0 || waiting.length > 0),
    )

  async function makePerson(login: string): Promise<{ id: string; email: string }> {
    const id = `u${createHash('sha256').update(login).digest('hex').slice(0, 12)}`
    await database.rows('INSERT INTO public."User" ("id", "email") VALUES ($1, $2)', [id, login])
    return { id, email: login }
  }

  async function close(): Promise<void> {
    wire.undo()
    undoGlobals()
    undoClock()
    const pids = [...hosts, ...graves].flatMap((host) => host.pids())
    await database.cut(pids)
    await sandbox.close()
  }

  const secret = () => randomBytes(12).toString('hex')
  return {
    ...{ random, time, trace, trouble, sandbox, context, post, truth, scheduler, wire, database, hosts },
    ...{ begin, settle, pass, makePerson, close, secret },
  }
}
