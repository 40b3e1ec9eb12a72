'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { adminAction } from '@/lib/action'
import { replayEvent } from '@/lib/webhooks/replay-event'

const replaying = adminAction(z.object({ eventId: z.string().min(1).max(64) }), (actor, { eventId }) =>
  replayEvent(actor, { eventId }),
)

export async function replay(_previous: unknown, form: FormData) {
  const result = await replaying(form)
  refresh()
  return result
}
