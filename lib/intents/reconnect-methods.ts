import { methodsOf } from '../gateway/capabilities'
import type { AuthMethod, Gateway, Provider } from '../generated/prisma/enums'

/** How an account can be logged in again at its gateway: the method it was connected with first, then the others. */
export function reconnectMethods(account: {
  gateway: Gateway
  provider: Provider
  method: AuthMethod
}): AuthMethod[] {
  const offered = methodsOf(account.gateway, account.provider).filter((method) => method !== 'COOKIES')
  return offered.toSorted((left, right) => Number(right === account.method) - Number(left === account.method))
}
