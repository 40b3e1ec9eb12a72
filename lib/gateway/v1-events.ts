// What Unipile v1 and its dialects post to us, put into our words. Pure.
import { z } from 'zod'
import type { AccountStatus } from '../generated/prisma/enums'

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

export type StatusEvent =
  | { kind: 'status'; gatewayAccountId: string; message: string; hint: AccountStatus | null }
  /** Well formed, of a type we do nothing for. */
  | { kind: 'unhandled'; gatewayAccountId: string | null; message: string | null }
  | { kind: 'unrecognised' }

export function parseStatusEvent(json: unknown): StatusEvent {
  const claim = envelope.safeParse(json).data?.AccountStatus ?? flat.safeParse(json).data
  if (!claim?.message) return otherFamily(json)
  // Vendor: one public handler expects ACCOUNT_ and ACCOUNT_STATUS_ before the words; no page shows it.
  const message = claim.message.toUpperCase().replace(/^ACCOUNT_(STATUS_)?/, '')
  const hint = messages[message]
  return hint === undefined
    ? { kind: 'unhandled', gatewayAccountId: claim.account_id, message: message.slice(0, 80) }
    : { kind: 'status', gatewayAccountId: claim.account_id, message, hint }
}

/** Messages, mails and the like come to this address when an adopter registers one webhook for everything. */
function otherFamily(json: unknown): StatusEvent {
  const other = z.object({ event: word, account_id: id.optional() }).safeParse(json).data
  if (!other) return { kind: 'unrecognised' }
  return { kind: 'unhandled', gatewayAccountId: other.account_id ?? null, message: other.event.slice(0, 80) }
}

const notify = z.object({ status: word, account_id: id.nullish().catch(null) })

export type NotifyEvent =
  | { kind: 'connected'; gatewayAccountId: string; message: string }
  | { kind: 'failed'; gatewayAccountId: string | null; message: string }
  | { kind: 'unhandled'; gatewayAccountId: string | null; message: string }
  | { kind: 'unrecognised' }

export function parseNotify(json: unknown): NotifyEvent {
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
