import { receiveDelivery } from '@/lib/email/receive-delivery'
import { toResponse } from '@/lib/webhooks/answer'

export async function POST(request: Request): Promise<Response> {
  return toResponse(await receiveDelivery(request))
}
