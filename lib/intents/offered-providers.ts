import type { Provider } from '../generated/prisma/enums'
import { hostedProviders } from './offers'

/** What a customer can connect by hosted auth link, in the order it is shown. */
export function offeredProviders(): Provider[] {
  return hostedProviders()
}
