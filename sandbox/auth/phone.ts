import { accountsOf, findAccount } from '../core/accounts.ts'
import type { Context } from '../core/context.ts'
import { identityOf } from '../core/identities.ts'
import type { Intent } from '../core/intent.ts'
import { getProvider } from '../core/providers.ts'
import { refuse } from '../core/refusals.ts'
import { exampleLogins } from '../personas.ts'
import { canWait } from './checkpoints.ts'

export type Scan = {
  /** Whose phone it is: by default that of the account to reconnect, else of the first person not connected yet. */
  login: string | null
  /** The code that was scanned; null means the one shown now. */
  qrcode: string | null
  /** Whether the account has its own password, as Telegram accounts may. */
  needsTwofa: boolean
}

/** Plays the phone in a QR sign-in; returns what is wrong, or null. */
export function scanCode(context: Context, intent: Intent, scan: Scan): string | null {
  if (!intent.qr) return 'this sign-in shows no QR code'
  if (context.intents.isQrStale(intent)) return 'the QR code shown last is too old'
  if (scan.qrcode !== null && scan.qrcode !== intent.qr.code) return 'that QR code is not valid any more'
  intent.identity = identityOf(intent.provider, scan.login ?? usualLogin(context, intent))
  // Unsure: what a Telegram account with its own password answers when none was sent.
  if (scan.needsTwofa && intent.twofa === 'none') intent.checkpoints.push({ type: '2FA', platform: 'APP' })
  context.intents.advance(intent)
  return null
}

/** The person approves in the provider's app. */
export function approve(context: Context, intent: Intent): string | null {
  const [checkpoint] = intent.checkpoints
  if (!checkpoint || !canWait(checkpoint) || intent.qr) return 'this sign-in waits for no approval'
  context.intents.advance(intent)
  return null
}

/** The person denies it, in the provider's app or on the phone with the code: this ends the sign-in. */
export function deny(context: Context, intent: Intent): string | null {
  const [checkpoint] = intent.checkpoints
  if (!checkpoint || !canWait(checkpoint)) return 'this sign-in waits for no approval'
  context.intents.finishWith(intent, refuse('invalid_credentials', 'The sign-in was denied on the phone.'))
  return null
}

function usualLogin(context: Context, intent: Intent): string {
  const target = intent.targetId === null ? null : findAccount(context, intent.targetId)
  if (target) return target.identity.login
  const { type } = getProvider(intent.provider)
  const here = accountsOf(context, intent.gateway).filter((account) => account.type === type)
  const logins = intent.provider === 'TELEGRAM' ? exampleLogins.TELEGRAM : exampleLogins.WHATSAPP
  const free = logins.find((login) => !here.some(({ identity }) => identity.login === login))
  return free ?? `336${String(10_000_000 + here.length)}`
}
