import { createHash, timingSafeEqual } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { MiddlewareHandler } from 'hono'
import type { Context } from '../core/context.ts'
import { problem } from './problem.ts'

/** What every call passes first: the mode set in the panel, then the key. */
export function createGate(context: Context): MiddlewareHandler {
  return async (c, next) => {
    const { mode, delayMs } = context.state.modes.gateway
    if (mode === 'hang') await untilGone(c.req.raw.signal)
    if (mode === 'slow') await wait(delayMs, undefined, { ref: false })
    if (mode === 'down' || mode === 'hang') return problem(c, 'service_unavailable')
    if (mode === 'error') return problem(c, 'unexpected_error')
    if (mode === 'rate_limited') return problem(c, 'too_many_requests')
    if (mode === 'unauthorized' || !isKey(c.req.header('x-api-key'), context.settings.apiKey)) {
      return problem(c, 'missing_credentials')
    }
    await next()
  }
}

function untilGone(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
}

function isKey(given: string | undefined, key: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given ?? ''), digest(key))
}
