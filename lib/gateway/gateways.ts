import type { Gateway, GatewayId } from './gateway'
import { postpress } from './unipile-v1/postpress'
import { unipileV1 } from './unipile-v1/unipile-v1'
import { unipileV2 } from './unipile-v2/unipile-v2'

const gateways: Record<GatewayId, Gateway> = {
  UNIPILE_V1: unipileV1,
  UNIPILE_V2: unipileV2,
  POSTPRESS: postpress,
}

/** The gateway an account lives at. */
export function getGateway(id: GatewayId): Gateway {
  return gateways[id]
}
