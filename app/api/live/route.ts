import { currentPerson } from '@/lib/auth'
import { onRing } from '@/lib/doorbell'
import { eventStream } from '@/lib/event-stream'
import { orUnavailable } from '../or-unavailable'

export const dynamic = 'force-dynamic'

/** Server-sent events: `accounts` whenever one of the viewer's accounts changed, for an admin any account. */
export function GET(request: Request): Promise<Response> {
  return orUnavailable(async () => {
    const person = await currentPerson()
    if (!person) return new Response(null, { status: 401 })
    return eventStream(request, (send) =>
      onRing('patchbay_accounts', (userId) => {
        if (userId === null || userId === person.id || person.isAdmin) send('accounts')
      }),
    )
  })
}
