import { z } from 'zod'
import { checkpoint } from '../gateway/checkpoint'
import { faults } from '../gateway/gateway-error'

// What the page of a login shows, as stored in the intent's row: no secret, and everything needed to show the same screen
// after a refresh, in another tab or on another device.

const fault = z.enum(faults).nullable()
const time = z.coerce.date()

export const step = z.discriminatedUnion('kind', [
  /** The form again, with the gateway's fault. `full`: with the fields that the gateway could not detect. */
  z.object({ kind: z.literal('FORM'), fault, full: z.boolean() }),
  z.object({ kind: z.literal('CHECKPOINT'), checkpoint, fault, since: time }),
  z.object({ kind: z.literal('QR'), code: z.string(), since: time, until: time }),
  /** Nobody scanned in time. */
  z.object({ kind: z.literal('QR_EXPIRED') }),
  z.object({ kind: z.literal('OAUTH'), url: z.url() }),
  /** The gateway never answered the first call: the account may have been created. Nothing is retried. */
  z.object({ kind: z.literal('UNSURE'), since: time }),
  /** The login went through; the account is being read back. */
  z.object({ kind: z.literal('CHECKING') }),
])

export type Step = z.output<typeof step>

/** Does this step end by something that happens elsewhere, such as a scan or an approval? */
export function isWaiting(current: Step): boolean {
  if (current.kind === 'QR') return true
  if (current.kind !== 'CHECKPOINT') return false
  return ['IN_APP_VALIDATION', 'OTP_OR_IN_APP_VALIDATION', 'LOADING'].includes(current.checkpoint.type)
}
