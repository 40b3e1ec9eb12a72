import { RateLimiterPrisma, RateLimiterRes } from 'rate-limiter-flexible'
import { getDb } from './db'
import { AppError } from './errors'

/** How many uses in how many seconds, per key. */
export const limits = {
  /** Sign-in emails to one address. */
  signInAddress: { points: 5, duration: 15 * 60 },
  /** Sign-in emails requested from one network, if known. */
  signInNetwork: { points: 30, duration: 15 * 60 },
  /** Hosted auth links for one customer. */
  link: { points: 20, duration: 10 * 60 },
  /** Logins with credentials for one customer: providers lock people out who try too often. */
  login: { points: 15, duration: 10 * 60 },
  /** Answers to the checkpoints of one attempt. */
  code: { points: 20, duration: 10 * 60 },
  /** Codes sent again in one attempt. */
  resend: { points: 5, duration: 10 * 60 },
  /** Hosted auth links through one reconnect link. */
  reconnectLink: { points: 10, duration: 10 * 60 },
  /** Reconnects by emailed link from one network, if known, so that guessing gets nowhere. */
  reconnectNetwork: { points: 60, duration: 10 * 60 },
  /** Pairing codes shown to one customer. */
  pairingCode: { points: 20, duration: 10 * 60 },
  /** Pairing codes tried from one network, if known. */
  pairingNetwork: { points: 10, duration: 10 * 60 },
  /** Uploads from one paired browser. */
  sync: { points: 60, duration: 10 * 60 },
} as const

export type LimitName = keyof typeof limits

const kept = globalThis as { patchbayLimiters?: Map<LimitName, RateLimiterPrisma> }

function limiter(name: LimitName): RateLimiterPrisma {
  kept.patchbayLimiters ??= new Map()
  const made = kept.patchbayLimiters.get(name)
  if (made) return made
  const fresh = new RateLimiterPrisma({
    storeClient: getDb(),
    tableName: 'rateLimit',
    keyPrefix: name,
    clearExpiredByTimeout: false,
    ...limits[name],
  })
  kept.patchbayLimiters.set(name, fresh)
  return fresh
}

/** Counts one use; throws RATE_LIMITED, with the seconds to wait, when there were too many. */
export async function limit(name: LimitName, key: string | null): Promise<void> {
  if (key === null) return
  try {
    await limiter(name).consume(key)
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal
    throw new AppError('RATE_LIMITED', `too many: ${name}`, {
      retryAfterSeconds: Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)),
    })
  }
}
