import type { Holder } from '@/lib/actor'
import type { Person } from '@/lib/auth'

/** Who acts on an attempt: the holder of a mailed link, or else the person signed in; null when there is neither. */
export function holderOf(token: string | null | undefined, person: Person | null): Holder | null {
  if (token) return { kind: 'LINK', token, viewer: person }
  return person && { kind: 'CUSTOMER', userId: person.id }
}
