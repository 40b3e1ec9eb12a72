import { newConnectionGateway } from '../gateway/gateways'
import type { Provider } from '../generated/prisma/enums'

/** What a customer can connect by hosted auth link, in the order it is shown. */
export function offeredProviders(): Provider[] {
  return [...newConnectionGateway().offered]
}
