import { atDoor, preflight } from '@/lib/cookie-sync/extension-door'
import { receiveSync } from '@/lib/cookie-sync/receive-sync'

export { preflight as OPTIONS }

export async function POST(request: Request): Promise<Response> {
  return atDoor(request, () => receiveSync(request))
}
