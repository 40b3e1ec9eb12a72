import { holderOf } from '@/app/intents/holder-of'
import { currentSession } from '@/lib/auth'
import { onRing } from '@/lib/doorbell'
import { eventStream } from '@/lib/event-stream'
import { findIntent } from '@/lib/intents/find-intent'
import { holdWait } from '@/lib/logins/hold-wait'
import { onSessionEnd } from '@/lib/sessions/on-session-end'
import { orUnavailable } from '../../../or-unavailable'

export const dynamic = 'force-dynamic'

/**
 * Server-sent events: `step` whenever this attempt changes. As long as somebody listens, one call is held at the gateway
 * for what happens elsewhere.
 */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const { id } = await params
  return orUnavailable(async () => {
    const token = new URL(request.url).searchParams.get('link')
    const session = await currentSession()
    const holder = holderOf(token, session?.person ?? null)
    if (!holder || !(await findIntent(holder, id))) return new Response(null, { status: 404 })
    return eventStream(request, session?.person.id ?? `link/${token}`, (send, end) => {
      const stop = session ? onSessionEnd(session, end) : () => undefined
      let release = holdWait(id)
      const unsubscribe = onRing('patchbay_intents', (changed) => {
        if (changed !== null && changed !== id) return
        send('step')
        release()
        release = holdWait(id)
      })
      return () => {
        stop()
        unsubscribe()
        release()
      }
    })
  })
}
