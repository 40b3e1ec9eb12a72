import type { PersonaName } from '../personas.ts'
import type { ProviderName } from './providers.ts'
import type { Refusal } from './refusals.ts'
import type { Account, Gateway, Identity, V2Part } from './state.ts'

export type Choice = { id: string; label: string; description?: string }

export type Checkpoint =
  | { type: 'QRCODE' }
  | { type: '2FA'; platform: 'SMS' | 'APP' | 'WHATSAPP' }
  | { type: 'OTP'; channel?: 'EMAIL' | 'SMS' | 'WHATSAPP' }
  | { type: 'PHONE_REGISTER' }
  | { type: 'CAPTCHA'; public_key: string | null; data: string | null }
  | { type: 'IN_APP_VALIDATION' }
  | { type: 'OTP_OR_IN_APP_VALIDATION'; channel?: 'EMAIL' | 'SMS' | 'WHATSAPP' }
  | { type: 'CONTRACT_SELECTION'; contracts: { id: string; name: string }[] }
  | { type: 'CHALLENGE_SELECTION'; challenges: Choice[] }
  | { type: 'LOADING' }
  | { type: 'RETINA_SCAN' }

export type Ending = { kind: 'account'; account: Account; created: boolean } | Refusal

/** An unfinished sign-in through the API. It holds no password, code or cookie. */
export type Intent = {
  /** Becomes the id of the account. */
  id: string
  gateway: Gateway
  provider: ProviderName
  /** The account to reconnect. */
  targetId: string | null
  /** Null until a phone has scanned the QR code. */
  identity: Identity | null
  persona: PersonaName
  /** The first one is to be solved now. */
  checkpoints: Checkpoint[]
  qr: { code: string; drawnAt: number; rotations: number } | null
  /** The Telegram password that came with the request. */
  twofa: 'none' | 'good' | 'wrong'
  state: string | null
  v2: Partial<V2Part>
  startedAt: number
  expiresAt: number
  end: Ending | null
  resends: number
  waits: number
  mostWaits: number
  abortedWaits: number
}

export type NewIntent = Pick<
  Intent,
  'id' | 'gateway' | 'provider' | 'checkpoints' | 'persona' | 'state' | 'v2' | 'identity' | 'twofa'
> & { target: Account | null }

export type Answer = Ending | { kind: 'checkpoint'; intent: Intent; checkpoint: Checkpoint }

export type Intents = {
  add(wanted: NewIntent): Intent
  list(): Intent[]
  /** Finished ones, for tests that count calls. */
  listPast(): Intent[]
  /** By its own id, or by the id of the account it reconnects. */
  find(gateway: Gateway, id: string): Intent | null
  /** Its current checkpoint or its end. An end is reported once, to everyone who waits; then the intent is unknown. */
  look(intent: Intent): Answer
  finishWith(intent: Intent, end: Ending): void
  /** Holds the call until something happens; null when the caller has hung up. */
  wait(intent: Intent, signal: AbortSignal): Promise<Answer | null>
  /** Replaces the QR code; after the last rotation, ends the sign-in. */
  turnCode(intent: Intent): Intent
  /** Moves past the current checkpoint. */
  advance(intent: Intent): Intent
  isQrStale(intent: Intent): boolean
  clear(): void
}
