import { toResponse } from '@/lib/webhooks/answer'
import { receiveNotify } from '@/lib/webhooks/receive-notify'

export async function POST(request: Request, { params }: { params: Promise<{ token: string }> }) {
  return toResponse(await receiveNotify(request, (await params).token))
}
