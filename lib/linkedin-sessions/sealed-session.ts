import { env } from '../env'
import { Secret } from '../secret'
import { hashToken, seal, unseal } from '../secrets'

/** A member's cookies and the browser they belong to: together or not at all. */
export type SessionContent = { liAt: Secret; liA: Secret | null; userAgent: string }

/** The row a session is sealed for, and the customer and the member it belongs to. */
export type SessionPlace = { id: string; member: { userId: string; memberId: string } }

/** In another row, another customer's or another member's, what was sealed for this place does not open. */
export function sessionContext({ id, member }: SessionPlace): string {
  return `linkedin:${id}:${member.userId}:${member.memberId}`
}

export function sealSession(place: SessionPlace, { liAt, liA, userAgent }: SessionContent): string {
  const plain = { liAt: liAt.reveal(), liA: liA?.reveal() ?? null, userAgent }
  return seal(JSON.stringify(plain), sessionContext(place))
}

export function openSession(row: SessionPlace & { sealed: string }): SessionContent {
  const { liAt, liA, userAgent } = JSON.parse(unseal(row.sealed, sessionContext(row))) as {
    liAt: string
    liA: string | null
    userAgent: string
  }
  return { liAt: new Secret(liAt), liA: liA === null ? null : new Secret(liA), userAgent }
}

/** Tells the same session from a new one without opening it: any part that differs makes it new. */
export function fingerprintOf(memberId: string, { liAt, liA, userAgent }: SessionContent): string {
  return hashToken(JSON.stringify([memberId, liAt.reveal(), liA?.reveal() ?? null, userAgent]))
}

/** Is it sealed with the first of the keys, as everything new is? */
export function isSealedAnew(sealed: string): boolean {
  return sealed.split('.', 1)[0] === env().ENCRYPTION_KEYS[0]?.id
}
