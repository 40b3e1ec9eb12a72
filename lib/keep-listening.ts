import type pg from 'pg'
import { log } from './log'

const askEveryMs = 8_000

/**
 * Regularly checks that a listen-only connection is still alive; otherwise a lost one could go unnoticed for hours. A
 * silent one times out and closes, emitting the error on which its owner reconnects.
 */
export function keepListening(client: pg.ClientBase): void {
  const timer = setInterval(() => {
    // The type does not know that a single query can have its own timeout.
    const question = { text: 'SELECT 1', query_timeout: 5_000 }
    client.query(question).catch((err: unknown) => {
      clearInterval(timer)
      log.warn({ err }, 'a listening connection fell silent')
    })
  }, askEveryMs)
  timer.unref()
  client.once('end', () => clearInterval(timer))
}
