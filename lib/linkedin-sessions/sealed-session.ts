import { env } from '../env'
import { Secret } from '../secret'
import { hashToken, seal, unseal } from '../secrets'

/** A member's cookies with their browser's user agent. LinkedIn accepts them only together. */
export type SessionContent = { liAt: Secret; liA: Secret | null; userAgent: string }

/** The row a session is sealed for, with its customer and member. */
export type SessionPlace = { id: string; member: { userId: string; memberId: string } }

/** Bound into the encryption: a session does not open in another row, or for another customer or member. */
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

/** Tells whether a session has changed without opening it. */
export function fingerprintOf(memberId: string, { liAt, liA, userAgent }: SessionContent): string {
  return hashToken(JSON.stringify([memberId, liAt.reveal(), liA?.reveal() ?? null, userAgent]))
}

/** Is it sealed with the first key, as everything new is? */
export function hasFirstKey(sealed: string): boolean {
  return sealed.split('.', 1)[0] === env().ENCRYPTION_KEYS[0]?.id
}
