import { createHash, timingSafeEqual } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Context as HonoContext, MiddlewareHandler } from 'hono'
import type { Context } from './context.ts'
import type { Gateway } from './state.ts'

export type Trouble = 'service_unavailable' | 'unexpected_error' | 'too_many_requests' | 'missing_credentials'

type Gate = {
  gateway: Gateway
  key(): string
  refuse(c: HonoContext, trouble: Trouble): Response
}

/** Checked first for every call: the mode set in the panel, then the key. */
export function createGate(context: Context, { gateway, key, refuse }: Gate): MiddlewareHandler {
  return async (c, next) => {
    const { only, delayMs, ...set } = context.state.modes.gateway
    const mode = only && only !== gateway ? 'up' : set.mode
    if (mode === 'hang') await untilGone(c.req.raw.signal)
    if (mode === 'slow') await wait(delayMs, undefined, { ref: false })
    if (mode === 'down' || mode === 'hang') return refuse(c, 'service_unavailable')
    if (mode === 'error') return refuse(c, 'unexpected_error')
    if (mode === 'rate_limited') return refuse(c, 'too_many_requests')
    if (mode === 'unauthorized' || !isKey(c.req.header('x-api-key'), key())) {
      return refuse(c, 'missing_credentials')
    }
    await next()
  }
}

export function untilGone(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
}

function isKey(given: string | undefined, key: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given ?? ''), digest(key))
}
