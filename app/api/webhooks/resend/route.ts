import { toResponse } from '@/lib/webhooks/answer'
import { receiveDelivery } from '@/lib/webhooks/receive-delivery'

export async function POST(request: Request): Promise<Response> {
  return toResponse(await receiveDelivery(request))
}
