import { activeGateways, env } from '../env'
import { methodsOf } from '../gateway/capabilities'

/** Does this dashboard take LinkedIn cookies: is an extension named, LinkedIn offered, and a gateway on that can use them? */
export function isCookieSyncOn(): boolean {
  const { EXTENSION_IDS, CONNECT_PROVIDERS } = env()
  const isOffered = CONNECT_PROVIDERS.length === 0 || CONNECT_PROVIDERS.includes('LINKEDIN')
  const canBeUsed = activeGateways().some(({ id }) => methodsOf(id, 'LINKEDIN').includes('COOKIES'))
  return EXTENSION_IDS.length > 0 && isOffered && canBeUsed
}
