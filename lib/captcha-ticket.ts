import type { Holder } from './actor'
import { databaseNow } from './clock'
import { seal, unseal } from './secrets'

const livesMs = 60_000

/** Lets one attempt's captcha be opened at CAPTCHA_ORIGIN, where no cookie tells who asks. Valid for a minute. */
export async function makeCaptchaTicket(holder: Holder, intentId: string): Promise<string> {
  const until = (await databaseNow()).getTime() + livesMs
  return seal(JSON.stringify({ holder, until }), `captcha/${intentId}`)
}

/** Whose ticket for this attempt it is; null when it is none, or of another attempt, or too old. */
export async function readCaptchaTicket(ticket: string, intentId: string): Promise<Holder | null> {
  const { holder, until } = open(ticket, intentId) ?? {}
  return holder && until && until > (await databaseNow()).getTime() ? holder : null
}

function open(ticket: string, intentId: string): { holder: Holder; until: number } | null {
  try {
    return JSON.parse(unseal(ticket, `captcha/${intentId}`))
  } catch {
    return null
  }
}
