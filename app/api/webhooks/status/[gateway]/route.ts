import { gatewayOfSlug } from '@/lib/gateway/gateway-slug'
import { toResponse } from '@/lib/webhooks/answer'
import { receiveEvent } from '@/lib/webhooks/receive-event'

export async function POST(request: Request, { params }: { params: Promise<{ gateway: string }> }) {
  const gateway = gatewayOfSlug((await params).gateway)
  return gateway ? toResponse(await receiveEvent(request, gateway)) : new Response(null, { status: 404 })
}
