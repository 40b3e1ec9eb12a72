import { accountsOf, findAccount } from '../core/accounts.ts'
import type { Context } from '../core/context.ts'
import { identityOf } from '../core/identities.ts'
import type { Intent } from '../core/intent.ts'
import { getProvider } from '../core/providers.ts'
import { refuse } from '../core/refusals.ts'
import { exampleLogins } from '../personas.ts'
import { canWait } from './checkpoints.ts'

export type Scan = {
  /** Whose phone; by default that of the account to reconnect, else of the first person not here yet. */
  login: string | null
  /** The code that was scanned; null takes the one shown now. */
  qrcode: string | null
  /** The account has a password of its own, as Telegram's may. */
  needsTwofa: boolean
}

/** The phone's part of a QR sign-in; says what is wrong, or null. */
export function scanCode(context: Context, intent: Intent, scan: Scan): string | null {
  if (!intent.qr) return 'this sign-in shows no QR code'
  if (context.intents.isQrStale(intent)) return 'the QR code shown last is too old'
  if (scan.qrcode !== null && scan.qrcode !== intent.qr.code) return 'that QR code is not valid any more'
  intent.identity = identityOf(intent.provider, scan.login ?? usualLogin(context, intent))
  // Unsure: what a Telegram account with a password of its own answers when none came along.
  if (scan.needsTwofa && intent.twofa === 'none') intent.checkpoints.push({ type: '2FA', platform: 'APP' })
  context.intents.advance(intent)
  return null
}

/** The provider's app says yes. */
export function approve(context: Context, intent: Intent): string | null {
  const [checkpoint] = intent.checkpoints
  if (!checkpoint || !canWait(checkpoint) || intent.qr) return 'this sign-in waits for no approval'
  context.intents.advance(intent)
  return null
}

/** The provider's app, or the phone before the code, says no: the end of this sign-in. */
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
