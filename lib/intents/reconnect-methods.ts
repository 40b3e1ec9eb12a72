import { methodsOf } from '../gateway/capabilities'
import type { AuthMethod, Gateway, Provider } from '../generated/prisma/enums'

/** How an account can be logged in again, at the gateway it lives at: as it was connected first, then the other ways. */
export function reconnectMethods(account: {
  gateway: Gateway
  provider: Provider
  method: AuthMethod
}): AuthMethod[] {
  const offered = methodsOf(account.gateway, account.provider).filter((method) => method !== 'COOKIES')
  return offered.toSorted((left, right) => Number(right === account.method) - Number(left === account.method))
}
