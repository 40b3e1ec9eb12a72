import { currentSession } from '@/lib/auth'
import { onRing } from '@/lib/doorbell'
import { eventStream } from '@/lib/event-stream'
import { onSessionEnd } from '@/lib/sessions/on-session-end'
import { orUnavailable } from '../or-unavailable'

export const dynamic = 'force-dynamic'

/** Server-sent events: `accounts` whenever one of the viewer's accounts changed, for an admin any account. */
export function GET(request: Request): Promise<Response> {
  return orUnavailable(async () => {
    const session = await currentSession()
    if (!session) return new Response(null, { status: 401 })
    const { person } = session
    return eventStream(request, person.id, (send, end) => {
      const stops = [
        onSessionEnd(session, end),
        onRing('patchbay_accounts', (userId) => {
          if (userId === null || userId === person.id || person.isAdmin) send('accounts')
        }),
      ]
      return () => {
        for (const stop of stops) stop()
      }
    })
  })
}
