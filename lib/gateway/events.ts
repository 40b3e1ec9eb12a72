import type { AccountStatus } from '../generated/prisma/enums'
import type { GatewayFault } from './gateway-error'

// What a gateway tells us unasked, in our words.

export type Delivery = {
  headers: Headers
  /** The body as it came over the wire: a signature is over bytes, not over what they decode to. */
  body: Uint8Array
}

/** 'old': by the gateway, but perhaps not today. It may be a replay, so it is only a reason to look. */
export type Proof = 'fresh' | 'old' | 'forged'

export type GatewayEvent =
  | {
      kind: 'status'
      gatewayAccountId: string
      /** The gateway's own word. */
      message: string
      /** The status it claims; null: it claims none and is only a reason to look. */
      hint: AccountStatus | null
      /** Null where the gateway numbers or dates nothing: then a repeated event is one more event. */
      id: string | null
      at: Date | null
      /** Somebody has just logged in to it again. */
      isReconnect: boolean
      /** What we gave along when an attempt began: the event announces what came of it. */
      state: string | null
    }
  /** Well formed, of a type we do nothing for. */
  | { kind: 'unhandled'; gatewayAccountId: string | null; message: string | null; id: string | null }
  | { kind: 'unrecognised' }

/** How an attempt ended, as its gateway says. */
export type Announcement =
  | { kind: 'connected'; gatewayAccountId: string; message: string }
  | { kind: 'failed'; gatewayAccountId: string | null; message: string }
  | { kind: 'unhandled'; gatewayAccountId: string | null; message: string }
  | { kind: 'unrecognised' }

/** What a browser brings along from a hosted page: a hint, never proof. */
export type ReturnHint =
  /** `isExisting`: the gateway had it before this attempt, and says that this is why it made none. */
  | { kind: 'account'; gatewayAccountId: string; isExisting: boolean }
  | { kind: 'refused'; fault: GatewayFault }

export interface GatewayEvents {
  verify(delivery: Delivery, now: Date): Proof
  /** Pure: a stored body is read again with it. */
  parse(json: unknown): GatewayEvent
  parseNotify(json: unknown): Announcement
  /** `query` gives a parameter of the way back by its name. Null when it says nothing. */
  readReturn(query: (name: string) => string | undefined): ReturnHint | null
}
