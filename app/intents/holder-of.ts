import type { Holder } from '@/lib/actor'
import type { Person } from '@/lib/auth'

/** Who acts on an attempt: the holder of an emailed link, else the signed-in person; null if there is neither. */
export function holderOf(token: string | null | undefined, person: Person | null): Holder | null {
  if (token) return { kind: 'LINK', token, viewer: person }
  return person && { kind: 'CUSTOMER', userId: person.id }
}
