import { clientNetwork } from '@/lib/client-network'
import { atDoor, preflight } from '@/lib/cookie-sync/extension-door'
import { receivePairing } from '@/lib/cookie-sync/receive-pairing'
import { receiveUnpairing } from '@/lib/cookie-sync/receive-unpairing'

export { preflight as OPTIONS }

export async function POST(request: Request): Promise<Response> {
  return atDoor(request, async () => receivePairing(request, await clientNetwork()))
}

export async function DELETE(request: Request): Promise<Response> {
  return atDoor(request, () => receiveUnpairing(request))
}
