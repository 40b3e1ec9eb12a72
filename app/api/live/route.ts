import { onAccountChange } from '@/lib/accounts/change-feed'
import { currentPerson } from '@/lib/auth'

export const dynamic = 'force-dynamic'

/** Never equal to the 60 s after which proxies cut a silent connection. */
const commentEveryMs = 17_000

/** Server-sent events: `accounts` whenever one of the viewer's accounts changed, for an admin any account. */
export async function GET(request: Request): Promise<Response> {
  const person = await currentPerson()
  if (!person) return new Response(null, { status: 401 })
  const encoder = new TextEncoder()
  let stop = () => {}
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (text: string) => controller.enqueue(encoder.encode(text))
      send(': connected\n\n')
      const unsubscribe = onAccountChange(({ userId }) => {
        if (userId === null || userId === person.id || person.isAdmin) send('event: accounts\ndata: {}\n\n')
      })
      const timer = setInterval(() => send(': still here\n\n'), commentEveryMs)
      stop = () => {
        clearInterval(timer)
        unsubscribe()
      }
      request.signal.addEventListener('abort', () => {
        stop()
        controller.close()
      })
    },
    cancel: () => stop(),
  })
  return new Response(stream, {
    headers: {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    },
  })
}
