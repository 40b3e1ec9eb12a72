import { activeGateways, env } from '../env'
import { methodsOf } from '../gateway/capabilities'

/** Needs a configured extension, LinkedIn among the offered providers, and an active gateway that logs in with cookies. */
export function isCookieSyncOn(): boolean {
  const { EXTENSION_IDS, CONNECT_PROVIDERS } = env()
  const isOffered = CONNECT_PROVIDERS.length === 0 || CONNECT_PROVIDERS.includes('LINKEDIN')
  const canUseCookies = activeGateways().some(({ id }) => methodsOf(id, 'LINKEDIN').includes('COOKIES'))
  return EXTENSION_IDS.length > 0 && isOffered && canUseCookies
}
