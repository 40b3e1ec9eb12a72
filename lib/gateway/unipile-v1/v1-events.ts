// What Unipile v1 and its dialects post to us, in our words. Pure.
import { z } from 'zod'
import { matchesSecret } from '../../secrets'
import type { Announcement, GatewayEvent, GatewayEvents } from '../events'
import { messageStatuses } from './v1-status-words'

const id = z.union([z.string(), z.number()]).transform(String).pipe(z.string().trim().min(1).max(200))
const word = z.string().trim().min(1).max(200)

const envelope = z.object({ AccountStatus: z.object({ account_id: id, message: word }) })
// Undocumented, but public code handles it: the same without the envelope. Other event families have `event`.
const flat = z
  .object({
    account_id: id,
    message: word.optional(),
    status: word.optional(),
    event: z.undefined().optional(),
  })
  .transform(({ account_id, message, status }) => ({ account_id, message: message ?? status }))

// Vendor: an event has no id, no time and no state.
const bare = { id: null, at: null, state: null }

export function parseV1Event(json: unknown): GatewayEvent {
  const claim = envelope.safeParse(json).data?.AccountStatus ?? flat.safeParse(json).data
  if (!claim?.message) return otherFamily(json)
  // Vendor: one public handler expects the prefixes ACCOUNT_ and ACCOUNT_STATUS_; no page documents them.
  const message = claim.message.toUpperCase().replace(/^ACCOUNT_(STATUS_)?/, '')
  const hint = messageStatuses[message]
  return hint === undefined
    ? { kind: 'unhandled', gatewayAccountId: claim.account_id, message: message.slice(0, 80), id: null }
    : {
        kind: 'status',
        gatewayAccountId: claim.account_id,
        message,
        hint,
        isReconnect: message === 'RECONNECTED',
        ...bare,
      }
}

/** Messages, emails and the like arrive here when an adopter registers one webhook for everything. */
function otherFamily(json: unknown): GatewayEvent {
  const other = z.object({ event: word, account_id: id.optional() }).safeParse(json).data
  if (!other) return { kind: 'unrecognised' }
  const message = other.event.slice(0, 80)
  return { kind: 'unhandled', gatewayAccountId: other.account_id ?? null, message, id: null }
}

const notify = z.object({ status: word, account_id: id.nullish().catch(null) })

export function parseV1Notify(json: unknown): Announcement {
  const parsed = notify.safeParse(json).data
  if (!parsed) return { kind: 'unrecognised' }
  const message = parsed.status.toUpperCase().slice(0, 80)
  const gatewayAccountId = parsed.account_id ?? null
  if (message === 'CREATION_SUCCESS' || message === 'RECONNECTED') {
    return gatewayAccountId ? { kind: 'connected', gatewayAccountId, message } : { kind: 'unrecognised' }
  }
  // Vendor: CREATION_FAIL is real though undocumented; public code handles other spellings.
  if (/FAIL|ERROR/.test(message)) return { kind: 'failed', gatewayAccountId, message }
  return { kind: 'unhandled', gatewayAccountId, message }
}

/** `door`: the header the webhook was registered with, and its accepted values. */
export function v1Events(door: () => { header: string; secrets: readonly string[] }): GatewayEvents {
  return {
    verify({ headers }) {
      const { header, secrets } = door()
      return matchesSecret(headers.get(header), secrets) ? 'fresh' : 'forged'
    },
    parse: parseV1Event,
    parseNotify: parseV1Notify,
    // Vendor: no page documents what is added to our return URL; the callback tells who connected.
    readReturn: () => null,
  }
}
