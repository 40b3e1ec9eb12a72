import type { Person } from '@/lib/auth'
import { AppError } from '@/lib/errors'
import type { Holder } from '@/lib/intents/holder'

/** Who acts on an attempt: the holder of a mailed link, or else the person who is signed in. */
export function holderOf(token: string | undefined, person: Person | null): Holder {
  if (token) {
    return { kind: 'LINK', token, viewer: person && { userId: person.id, isAdmin: person.isAdmin } }
  }
  if (!person) throw new AppError('NOT_FOUND', 'an attempt, looked at by nobody')
  return { kind: 'PERSON', userId: person.id }
}
