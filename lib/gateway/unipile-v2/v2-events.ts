// What Unipile v2 posts to us, in our words. Pure.
import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { AccountStatus } from '../../generated/prisma/enums'
import type { GatewayEvent, GatewayEvents, Proof, ReturnHint } from '../events'
import { accountIdIn, v2Fault } from './v2-wire'

/**
 * Vendor: others reject older signatures. We do not know whether retries are signed again, so here an old one only
 * loses its effect.
 */
const freshSeconds = 300

/** `unipile-signature: t=<unix seconds>,v0=<hex>` over `t.rawBody`. */
export function checkV2Signature(
  header: string | null,
  rawBody: Uint8Array,
  secrets: readonly string[],
  now: Date,
): Proof {
  const parts = (header ?? '').split(',').map((part) => part.trim().split('=', 2))
  const time = parts.find(([name]) => name === 't')?.[1] ?? ''
  const given = parts.flatMap(([name, value]) => (name === 'v0' && value ? [value] : []))
  if (!/^\d{1,12}$/.test(time)) return 'forged'
  const expected = secrets.map((secret) =>
    createHmac('sha256', secret).update(`${time}.`).update(rawBody).digest(),
  )
  const isSigned = given.some((hex) => {
    const signature = Buffer.from(hex, 'hex')
    return expected.some((digest) => signature.length === digest.length && timingSafeEqual(signature, digest))
  })
  if (!isSigned) return 'forged'
  return Math.abs(now.getTime() / 1000 - Number(time)) <= freshSeconds ? 'fresh' : 'old'
}

/** The status an event type claims; null: handled, but it only prompts a read. */
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

export function parseV2Event(json: unknown): GatewayEvent {
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
  const isReconnect = message === 'account.reconnect'
  return {
    kind: 'status',
    id,
    at: told.created_at ?? null,
    gatewayAccountId,
    message,
    hint,
    isReconnect,
    state,
  }
}

/** Vendor: the guide has these names; a failure may come without the other parameters. */
export function readV2Return(query: (name: string) => string | undefined): ReturnHint | null {
  const errorType = query('error_type')
  if (errorType) {
    const fault = v2Fault(errorType) ?? 'REFUSED'
    const existing = fault === 'ALREADY_EXISTS' ? accountIdIn(query('error_detail')) : undefined
    return existing
      ? { kind: 'account', gatewayAccountId: existing, isExisting: true }
      : { kind: 'refused', fault }
  }
  const made = accountIdIn(query('account_id'))
  return made ? { kind: 'account', gatewayAccountId: made, isExisting: false } : null
}

export function v2Events(secrets: () => readonly string[]): GatewayEvents {
  return {
    verify: ({ headers, body }, now) =>
      checkV2Signature(headers.get('unipile-signature'), body, secrets(), now),
    parse: parseV2Event,
    // Vendor: there is no per-attempt callback; account.add and account.reconnect carry its state instead.
    parseNotify: () => ({ kind: 'unrecognised' }),
    readReturn: readV2Return,
  }
}
