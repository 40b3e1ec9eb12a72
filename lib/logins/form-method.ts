import type { AuthMethod } from '../generated/prisma/enums'
import type { TypedMethod } from '../intents/typed-method'

/** Which form belongs to an attempt. One that began with cookies goes on with what its owner can type; hosted ones have none. */
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
