import type { AuthMethod } from '../generated/prisma/enums'
import type { TypedMethod } from '../intents/typed-method'

/** The form that an attempt shows. One that began with cookies goes on with a password; a hosted one has no form. */
export function formMethod(method: AuthMethod): TypedMethod | null {
  switch (method) {
    case 'HOSTED':
      return null
    case 'COOKIES':
      return 'CREDENTIALS'
    default:
      return method
  }
}
