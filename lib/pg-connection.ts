import pg from 'pg'
import { env } from './env'

/**
 * Settings for every connection of this process. The server cancels a statement after ten seconds; two seconds later
 * this side assumes the server is unreachable, because a lost network sends no error.
 */
export const connectionSettings = (application: string) => ({
  connectionString: env().DATABASE_URL,
  application_name: application,
  connectionTimeoutMillis: 3_000,
  statement_timeout: 10_000,
  query_timeout: 12_000,
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
})

/**
 * A connection that closes once a query gets no answer in time, since later queries would get none either. PostgreSQL
 * text cannot hold NUL and fails on it; we drop NULs from untrusted input, so such a search just finds nothing.
 */
export class Connection extends pg.Client {
  override query = ((given: unknown, ...rest: []) => {
    const { values } = given as { values?: unknown[] }
    const config = values ? { ...(given as object), values: values.map(withoutNul) } : given
    const answer = super.query(config as string, ...rest) as unknown
    return answer instanceof Promise ? this.watch(answer) : answer
  }) as pg.Client['query']

  protected async watch<T>(answer: Promise<T>): Promise<T> {
    try {
      return await answer
    } catch (error) {
      if (error instanceof Error && error.message === 'Query read timeout') this.connection.stream.destroy()
      throw error
    }
  }
}

function withoutNul(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNul)
  return typeof value === 'string' ? value.replaceAll('\u0000', '') : value
}

/** Did the connection to the database fail, as opposed to the database rejecting the statement? */
export function isConnectionLost(error: unknown): boolean {
  // 57P: shutting down, crashed or starting up; 08: the protocol was cut off.
  return !(error instanceof pg.DatabaseError) || /^(57P|08)/.test(error.code ?? '')
}
