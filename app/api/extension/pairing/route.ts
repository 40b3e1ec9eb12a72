import { clientNetwork } from '@/lib/client-network'
import { answerExtension, preflight } from '@/lib/pairing/extension-endpoint'
import { receivePairing } from '@/lib/pairing/receive-pairing'
import { receiveUnpairing } from '@/lib/pairing/receive-unpairing'

export { preflight as OPTIONS }

export async function POST(request: Request): Promise<Response> {
  return answerExtension(request, async () => receivePairing(request, await clientNetwork()))
}

export async function DELETE(request: Request): Promise<Response> {
  return answerExtension(request, () => receiveUnpairing(request))
}
