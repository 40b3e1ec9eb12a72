import type { AccountStatus } from '../generated/prisma/enums'
import type { GatewayFault } from './gateway-error'

// What a gateway sends us unprompted, in our words.

export type Delivery = {
  headers: Headers
  /** The raw body: a signature covers the bytes, not the text they decode to. */
  body: Uint8Array
}

/** 'old': genuine, but perhaps not from today. It may be a replay, so it only prompts a read. */
export type Proof = 'fresh' | 'old' | 'forged'

export type GatewayEvent =
  | {
      kind: 'status'
      gatewayAccountId: string
      /** The gateway's own word for it. */
      message: string
      /** The status it claims; null: it claims none and only prompts a read. */
      hint: AccountStatus | null
      /** Null where the gateway sends no ids or dates: then a repeated event counts as another event. */
      id: string | null
      at: Date | null
      /** Somebody has just logged the account in again. */
      isReconnect: boolean
      /** The state we sent when an attempt began: the event announces that attempt's result. */
      state: string | null
    }
  /** Well formed, but of a type we do nothing with. */
  | { kind: 'unhandled'; gatewayAccountId: string | null; message: string | null; id: string | null }
  | { kind: 'unrecognised' }

/** How an attempt ended, according to the gateway. */
export type Announcement =
  | { kind: 'connected'; gatewayAccountId: string; message: string }
  | { kind: 'failed'; gatewayAccountId: string | null; message: string }
  | { kind: 'unhandled'; gatewayAccountId: string | null; message: string }
  | { kind: 'unrecognised' }

/** What a browser brings back from a hosted page: a hint, never proof. */
export type ReturnHint =
  /** `isExisting`: the gateway had the account before this attempt, and says that is why it created none. */
  | { kind: 'account'; gatewayAccountId: string; isExisting: boolean }
  | { kind: 'refused'; fault: GatewayFault }

export interface GatewayEvents {
  verify(delivery: Delivery, now: Date): Proof
  /** Pure, because stored bodies are parsed again with it. */
  parse(json: unknown): GatewayEvent
  parseNotify(json: unknown): Announcement
  /** `query` returns a parameter of the return URL by name. Null when the URL says nothing. */
  readReturn(query: (name: string) => string | undefined): ReturnHint | null
}
