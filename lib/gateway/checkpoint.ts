import { z } from 'zod'

const channel = z.enum(['SMS', 'APP', 'WHATSAPP', 'EMAIL']).nullable()
const text = z.string()

/** What a login asks for along the way. Returned by the adapters, stored in the attempt's row, drawn by its screen. */
export const checkpoint = z.discriminatedUnion('type', [
  z.object({ type: z.literal('2FA'), channel }),
  z.object({ type: z.literal('OTP'), channel }),
  z.object({ type: z.literal('PHONE_REGISTER') }),
  z.object({ type: z.literal('CAPTCHA'), publicKey: text.nullable(), data: text.nullable() }),
  z.object({ type: z.literal('IN_APP_VALIDATION') }),
  z.object({ type: z.literal('OTP_OR_IN_APP_VALIDATION'), channel }),
  z.object({
    type: z.literal('CONTRACT_SELECTION'),
    contracts: z.array(z.object({ id: text, name: text })),
  }),
  z.object({
    type: z.literal('CHALLENGE_SELECTION'),
    challenges: z.array(z.object({ id: text, label: text, description: text.nullable() })),
  }),
  z.object({ type: z.literal('LOADING') }),
  /** A kind that did not exist when this was written. */
  z.object({ type: z.literal('UNKNOWN'), name: text }),
])

export type Checkpoint = z.output<typeof checkpoint>
