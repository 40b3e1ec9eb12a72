// What Unipile v1 and its dialects post to us, put into our words. Pure.
import { z } from 'zod'
import type { AccountStatus } from '../../generated/prisma/enums'
import { matchesSecret } from '../../secrets'
import type { Announcement, GatewayEvent, GatewayEvents } from '../events'

/** The statuses that `message` may claim; null: handled, but it claims none and only gives a reason to look. */
const messages: Record<string, AccountStatus | null> = {
  OK: 'OK',
  CREDENTIALS: 'CREDENTIALS',
  ERROR: 'ERROR',
  STOPPED: 'STOPPED',
  CONNECTING: 'CONNECTING',
  PERMISSIONS: 'PERMISSIONS',
  DELETED: 'DELETED',
  DELETION: 'DELETED',
  CREATION_SUCCESS: null,
  RECONNECTED: null,
}

const id = z.union([z.string(), z.number()]).transform(String).pipe(z.string().trim().min(1).max(200))
const word = z.string().trim().min(1).max(200)

const envelope = z.object({ AccountStatus: z.object({ account_id: id, message: word }) })
// Not documented, but handled by public code: the same without the envelope. Other families carry `event`.
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
  // Vendor: one public handler expects ACCOUNT_ and ACCOUNT_STATUS_ before the words; no page shows it.
  const message = claim.message.toUpperCase().replace(/^ACCOUNT_(STATUS_)?/, '')
  const hint = messages[message]
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

/** Messages, mails and the like come to this address when an adopter registers one webhook for everything. */
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
  // Vendor: CREATION_FAIL is real though undocumented; other spellings are handled by public code.
  if (/FAIL|ERROR/.test(message)) return { kind: 'failed', gatewayAccountId, message }
  return { kind: 'unhandled', gatewayAccountId, message }
}

/** `door`: the header that the webhook was registered with, and the values it may have. */
export function v1Events(door: () => { header: string; secrets: readonly string[] }): GatewayEvents {
  return {
    verify({ headers }) {
      const { header, secrets } = door()
      return matchesSecret(headers.get(header), secrets) ? 'fresh' : 'forged'
    },
    parse: parseV1Event,
    parseNotify: parseV1Notify,
    // Vendor: no page lists what it adds to our address; who came back is told by the callback.
    readReturn: () => null,
  }
}
