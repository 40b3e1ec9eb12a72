import { answerExtension, preflight } from '@/lib/pairing/extension-endpoint'
import { receiveSync } from '@/lib/pairing/receive-sync'

export { preflight as OPTIONS }

export async function POST(request: Request): Promise<Response> {
  return answerExtension(request, () => receiveSync(request))
}
