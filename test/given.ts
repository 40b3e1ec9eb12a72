import type { GatewayId } from '@/lib/gateway/gateway'
import { createIntent } from '@/lib/intents/create-intent'
import { storeStatus } from '@/lib/webhooks/store-status'
import type { World } from './world'

/** A hosted attempt, as it stands after the click: of somebody new unless it is said whose. */
export async function makeIntent(world: World, about: { userId?: string; account?: { id: string } } = {}) {
  const userId = about.userId ?? (await world.makePerson()).id
  const { intent } = await createIntent({
    userId,
    gateway: 'UNIPILE_V1',
    method: 'HOSTED',
    providers: ['LINKEDIN'],
    account: about.account,
  })
  return intent
}

/** A status webhook that has just been taken in. */
export function tell(
  gatewayAccountId: string,
  message: 'CREDENTIALS' | 'OK',
  gateway: GatewayId = 'UNIPILE_V1',
) {
  return storeStatus(gateway, '{}', {
    kind: 'status',
    gatewayAccountId,
    message,
    hint: message,
    id: null,
    at: null,
    state: null,
    isReconnect: false,
  })
}
