import type pg from 'pg'
import { log } from './log'

const askEveryMs = 8_000

/**
 * Keeps asking a connection that only listens whether it is still there: nothing else would tell, for hours, that it is
 * not. Silence ends the connection (its query times out), which emits the error that its owner connects anew on.
 */
export function keepListening(client: pg.ClientBase): void {
  const timer = setInterval(() => {
    // The type does not know that a single query may have a time limit of its own.
    const question = { text: 'SELECT 1', query_timeout: 5_000 }
    client.query(question).catch((err: unknown) => {
      clearInterval(timer)
      log.warn({ err }, 'a listening connection fell silent')
    })
  }, askEveryMs)
  timer.unref()
  client.once('end', () => clearInterval(timer))
}
