import { randomUUID } from 'node:crypto'
import type { OutboxEmailModel } from '../generated/prisma/models'

// The idempotency key of a request: an email's own, or the one of the batch it belongs to.

export function newBatchKey(): string {
  return `batch/${randomUUID()}`
}

export function isBatchKey(requestKey: string): boolean {
  return requestKey.startsWith('batch/')
}

/** The request that an email belongs to; null when it may still leave with any. */
export function requestKeyOf(email: OutboxEmailModel): string | null {
  if (email.requestKey) return email.requestKey
  return email.kind === 'SIGN_IN' || email.state === 'SENDING' || email.firstTriedAt
    ? email.idempotencyKey
    : null
}

/** Which key of its own an email is at: the first may stand for another email. */
export function keyNumber({ requestKey }: OutboxEmailModel): number {
  return Number(/~(\d+)$/.exec(requestKey ?? '')?.[1] ?? 1)
}

export function numberedKey({ idempotencyKey }: OutboxEmailModel, number: number): string {
  return `${idempotencyKey}~${number}`
}
