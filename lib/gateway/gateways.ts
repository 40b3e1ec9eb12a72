import type { Gateway, GatewayId } from './gateway'
import { unipileV1 } from './unipile-v1'

const gateways: Partial<Record<GatewayId, Gateway>> = { UNIPILE_V1: unipileV1 }

/** The gateway an account lives at. */
export function getGateway(id: GatewayId): Gateway {
  const gateway = gateways[id]
  if (!gateway) throw new Error(`gateway ${id} is not served by this version`)
  return gateway
}

/** The gateway that serves new connections. */
export function newConnectionGateway(): Gateway {
  return unipileV1
}
