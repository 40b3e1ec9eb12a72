import pg from 'pg'
import { env } from './env'

/**
 * How every connection of this process is made. The server ends a statement after ten seconds; two later this side takes
 * it that nobody is there any more, because a lost network says nothing.
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
 * A connection that ends once a query got no answer in time: nothing after it would get one either. PostgreSQL holds no
 * NUL in a text and fails on one: left out of what a stranger typed, it just finds nothing.
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

/** Did the way to the database break, rather than the database refuse the statement? */
export function isConnectionLost(error: unknown): boolean {
  // 57P: it shuts down, crashed or starts up; 08: the protocol broke off.
  return !(error instanceof pg.DatabaseError) || /^(57P|08)/.test(error.code ?? '')
}
