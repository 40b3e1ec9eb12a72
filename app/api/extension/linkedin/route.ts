import { atDoor, preflight } from '@/lib/pairing/extension-door'
import { receiveSync } from '@/lib/pairing/receive-sync'

export { preflight as OPTIONS }

export async function POST(request: Request): Promise<Response> {
  return atDoor(request, () => receiveSync(request))
}
