import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { PrismaClient } from '../lib/generated/prisma/client'
import { type Activity, current, type Process, type Scheduler } from './scheduler'

type Done = (error: unknown, answer?: unknown) => void

/** A process of the product: its own connections, its own clock, and one activity at a time. */
export class Host implements Process {
  readonly name: string
  /** How far its clock is from the true time, in milliseconds. */
  readonly clockOffset: number
  readonly db: PrismaClient
  /** What the product keeps in its memory. */
  readonly kept = new Map<string, unknown>()
  readonly connections = new Set<pg.Client>()
  activity: Activity | null = null
  isDead = false
  private readonly pool: pg.Pool
  private worker: pg.PoolClient | null = null

  constructor(name: string, clockOffset: number, url: string, scheduler: Scheduler) {
    this.name = name
    this.clockOffset = clockOffset
    this.pool = new pg.Pool({
      Client: clientOf(this, scheduler),
      connectionString: url,
      max: 4,
      idleTimeoutMillis: 0,
      statement_timeout: 30_000,
      lock_timeout: 10_000,
    })
    this.pool.on('error', () => undefined)
    this.db = new PrismaClient({
      adapter: new PrismaPg(this.pool),
      transactionOptions: { timeout: 60_000, maxWait: 60_000 },
    })
    this.kept.set('patchbayDb', this.db)
  }

  /** The connection on which it takes jobs. */
  async queue(): Promise<pg.PoolClient> {
    this.worker ??= await this.pool.connect()
    return this.worker
  }

  pids(): number[] {
    return [...this.connections].map(pidOf)
  }

  async close(): Promise<void> {
    this.worker?.release()
    await this.db.$disconnect()
    await this.pool.end()
  }
}

/** What the product keeps for the whole process on `globalThis`: every simulated process finds its own there. */
export function keepApart(): () => void {
  const names = ['patchbayDb', 'patchbayLimiters', 'patchbayGuards', 'patchbayWaits']
  for (const name of names) {
    Object.defineProperty(globalThis, name, {
      configurable: true,
      get: () => current.getStore()?.host.kept.get(name),
      set: (value: unknown) => current.getStore()?.host.kept.set(name, value),
    })
  }
  return () => {
    for (const name of names) Reflect.deleteProperty(globalThis, name)
  }
}

/** Each statement is a step of the host's activity. What a dead process still wants is never answered. */
function clientOf(host: Host, scheduler: Scheduler): typeof pg.Client {
  return class extends pg.Client {
    constructor(config?: string | pg.ClientConfig) {
      super(config)
      this.on('error', () => undefined)
      host.connections.add(this)
      this.on('end', () => host.connections.delete(this))
    }

    override query = ((...given: unknown[]) => {
      const done = typeof given.at(-1) === 'function' ? (given.pop() as Done) : null
      const run = () => (super.query as (...of: unknown[]) => Promise<unknown>)(...given)
      const answer = host.activity
        ? scheduler.take(host.activity, textOf(given[0]), run, pidOf(this))
        : host.isDead
          ? new Promise(() => undefined)
          : run()
      if (!done) return answer
      answer.then(
        (rows) => done(null, rows),
        (error: unknown) => done(error),
      )
    }) as pg.Client['query']
  }
}

function pidOf(client: pg.Client): number {
  return (client as unknown as { processID: number }).processID
}

function textOf(statement: unknown): string {
  const text = typeof statement === 'string' ? statement : (statement as { text?: string }).text
  return (text ?? '').trim()
}
