import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { log } from '../log'
import { Connection, connectionSettings, isConnectionLost } from '../pg-connection'

const againAfterMs = 1_000

/**
 * The queue's connections. graphile-worker gives a job up for lost when it cannot record how the job went, and in some
 * places ends the process; so a request for a connection waits here until the database is back.
 */
export class QueuePool extends pg.Pool {
  private isClosing = false

  constructor(max: number) {
    super({ ...connectionSettings('patchbay-queue'), max, Client: QueueConnection })
    this.on('error', ignore)
    this.on('connect', (client) => client.on('error', ignore))
    // Callers that pass a callback retry by themselves.
    const connect = this.connect.bind(this) as (callback?: unknown) => Promise<pg.PoolClient>
    this.connect = ((callback?: unknown) =>
      callback ? connect(callback) : this.patiently(connect)) as pg.Pool['connect']
  }

  /** From now on nobody waits for a database that is down. */
  close(): void {
    this.isClosing = true
  }

  private async patiently(connect: () => Promise<pg.PoolClient>): Promise<pg.PoolClient> {
    for (;;) {
      try {
        return await connect()
      } catch (err) {
        if (this.isClosing) throw err
        log.warn({ err }, 'the queue cannot reach the database')
        await delay(againAfterMs * (0.5 + Math.random()))
      }
    }
  }
}

/** graphile-worker retries errors whose code it knows to be temporary; a lost connection has no such code. */
class QueueConnection extends Connection {
  protected override async watch<T>(answer: Promise<T>): Promise<T> {
    try {
      return await super.watch(answer)
    } catch (error) {
      throw isConnectionLost(error) ? Object.assign(error as Error, { code: '40001' }) : error
    }
  }
}

/** Whoever uses the connection sees the error from its own query. */
function ignore(): void {}
