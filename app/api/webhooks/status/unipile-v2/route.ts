import { env } from '@/lib/env'
import { toResponse } from '@/lib/webhooks/answer'
import { receiveV2 } from '@/lib/webhooks/receive-v2'

export async function POST(request: Request): Promise<Response> {
  return toResponse(await receiveV2(request, env().UNIPILE_V2_WEBHOOK_SECRET))
}
