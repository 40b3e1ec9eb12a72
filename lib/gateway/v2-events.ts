// What Unipile v2 posts to us, put into our words. Pure.
import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { AccountStatus } from '../generated/prisma/enums'

/** Vendor: others reject what is older; whether retries are signed anew is unknown, so here it only loses its effect. */
const freshSeconds = 300

/** `unipile-signature: t=<unix seconds>,v0=<hex>` over `t.rawBody`. */
export function checkV2Signature(
  header: string | null,
  rawBody: string,
  secrets: readonly string[],
  now: Date,
): 'fresh' | 'old' | 'forged' {
  const parts = (header ?? '').split(',').map((part) => part.trim().split('=', 2))
  const time = parts.find(([name]) => name === 't')?.[1] ?? ''
  const given = parts.flatMap(([name, value]) => (name === 'v0' && value ? [value] : []))
  if (!/^\d{1,12}$/.test(time)) return 'forged'
  const expected = secrets.map((secret) => createHmac('sha256', secret).update(`${time}.${rawBody}`).digest())
  const isSigned = given.some((hex) => {
    const signature = Buffer.from(hex, 'hex')
    return expected.some((digest) => signature.length === digest.length && timingSafeEqual(signature, digest))
  })
  if (!isSigned) return 'forged'
  return Math.abs(now.getTime() / 1000 - Number(time)) <= freshSeconds ? 'fresh' : 'old'
}

/** The status a type claims; null: handled, but only a reason to look. */
const types: Record<string, AccountStatus | null> = {
  'account.status.running': 'OK',
  'account.status.disconnected': 'CREDENTIALS',
  'account.status.errored': 'ERROR',
  'account.status.error': 'ERROR',
  'account.status.degraded': 'ERROR',
  'account.status.partial': 'CREDENTIALS',
  'account.status.paused': 'STOPPED',
  'account.locked': 'LOCKED',
  'account.unlocked': null,
  'account.remove': 'DELETED',
  'account.add': null,
  'account.reconnect': null,
  'account.initial_sync.running': null,
  'account.initial_sync.completed': null,
  'account.initial_sync.failed': null,
}

const word = z.string().trim().min(1).max(200)

const envelope = z.object({
  type: word,
  id: word.nullish().catch(null),
  created_at: z.coerce.date().nullish().catch(null),
  account_id: word.nullish().catch(null),
  state: word.nullish().catch(null),
  payload: z
    .object({ state: word.nullish().catch(null) })
    .nullish()
    .catch(null),
})

export type V2Event =
  | {
      kind: 'status'
      id: string | null
      at: Date | null
      gatewayAccountId: string
      message: string
      hint: AccountStatus | null
      /** With account.add and account.reconnect: what we gave along when the attempt began. */
      state: string | null
    }
  | { kind: 'unhandled'; id: string | null; gatewayAccountId: string | null; message: string }
  | { kind: 'unrecognised' }

export function parseV2Event(json: unknown): V2Event {
  const told = envelope.safeParse(json).data
  if (!told) return { kind: 'unrecognised' }
  const message = told.type.toLowerCase()
  const gatewayAccountId = told.account_id ?? null
  const id = told.id ?? null
  if (!Object.hasOwn(types, message))
    return { kind: 'unhandled', id, gatewayAccountId, message: message.slice(0, 80) }
  if (!gatewayAccountId) return { kind: 'unrecognised' }
  const state = told.payload?.state ?? told.state ?? null
  const hint = types[message] ?? null
  return { kind: 'status', id, at: told.created_at ?? null, gatewayAccountId, message, hint, state }
}
