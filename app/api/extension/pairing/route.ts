import { clientNetwork } from '@/lib/client-network'
import { atDoor, preflight } from '@/lib/pairing/extension-door'
import { receivePairing } from '@/lib/pairing/receive-pairing'
import { receiveUnpairing } from '@/lib/pairing/receive-unpairing'

export { preflight as OPTIONS }

export async function POST(request: Request): Promise<Response> {
  return atDoor(request, async () => receivePairing(request, await clientNetwork()))
}

export async function DELETE(request: Request): Promise<Response> {
  return atDoor(request, () => receiveUnpairing(request))
}
