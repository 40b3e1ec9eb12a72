import { env } from '@/lib/env'
import { toResponse } from '@/lib/webhooks/answer'
import { receiveStatus } from '@/lib/webhooks/receive-status'

export async function POST(request: Request): Promise<Response> {
  const door = {
    gateway: 'POSTPRESS',
    header: 'postpress-auth',
    secrets: env().POSTPRESS_WEBHOOK_SECRET,
  } as const
  return toResponse(await receiveStatus(request, door))
}
