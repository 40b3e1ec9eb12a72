import type { GatewayId } from './gateway'
import { GatewayError } from './gateway-error'

/** An account lives at a gateway whose key is no longer set: treated like a gateway that does not answer. */
export class GatewayOff extends GatewayError {
  constructor(id: GatewayId) {
    super('UNAVAILABLE', { cause: `${id} is switched off: its key is not set` })
  }
}
