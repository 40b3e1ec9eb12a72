import { z } from 'zod'
import { checkpoint } from '../gateway/checkpoint'
import { faults } from '../gateway/gateway-error'

// What a person sees of a custom authentication, as it is kept in the intent's row: no secret, and all that is needed
// to show the same screen after a refresh, in another tab or on another device.

const fault = z.enum(faults).nullable()
const time = z.coerce.date()

export const step = z.discriminatedUnion('kind', [
  /** The form, again: with what the gateway refused, and with every field when it asks for them. */
  z.object({ kind: z.literal('FORM'), fault, full: z.boolean() }),
  z.object({ kind: z.literal('CHECKPOINT'), checkpoint, fault, since: time }),
  z.object({ kind: z.literal('QR'), code: z.string(), since: time, until: time }),
  /** Nobody scanned in time. */
  z.object({ kind: z.literal('QR_EXPIRED') }),
  z.object({ kind: z.literal('OAUTH'), url: z.url() }),
  /** The gateway never answered the first call: the account may have come to be. It is looked for, nothing is retried. */
  z.object({ kind: z.literal('UNSURE'), since: time }),
  /** The login went through; the account is being read back. */
  z.object({ kind: z.literal('CHECKING') }),
])

export type Step = z.output<typeof step>

/** Does this step end by something that happens elsewhere, so that somebody has to wait for it? */
export function isWaiting(current: Step): boolean {
  if (current.kind === 'QR') return true
  if (current.kind !== 'CHECKPOINT') return false
  return ['IN_APP_VALIDATION', 'OTP_OR_IN_APP_VALIDATION', 'LOADING'].includes(current.checkpoint.type)
}
