/** Must not equal the 60 s after which proxies cut a silent connection. */
const commentEveryMs = 17_000

/** Nobody looks at more pages at once. */
const mostPerPerson = 20

const kept = globalThis as { patchbayStreams?: Map<() => void, string> }

/** The open streams of this process. When it is told to end they end first: the server waits for its connections. */
function streams(): Map<() => void, string> {
  if (!kept.patchbayStreams) {
    const open = new Map<() => void, string>()
    kept.patchbayStreams = open
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.once(signal, () => {
        for (const end of open.keys()) end()
      })
    }
  }
  return kept.patchbayStreams
}

/**
 * Server-sent events to one browser, a limited number at once for each `viewer`. `open` gets a way to send an event's
 * name and a way to end the stream, and answers how to stop; that is called once, whoever ended it.
 */
export function eventStream(
  request: Request,
  viewer: string,
  open: (send: (event: string) => void, end: () => void) => () => void,
): Response {
  if ([...streams().values()].filter((other) => other === viewer).length >= mostPerPerson)
    return new Response(null, { status: 429, headers: { 'retry-after': '60' } })
  const encoder = new TextEncoder()
  let end = () => {}
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const write = (text: string) => controller.enqueue(encoder.encode(text))
      write(': connected\n\n')
      const close = open(
        (event) => write(`event: ${event}\ndata: {}\n\n`),
        () => end(),
      )
      const timer = setInterval(() => write(': still here\n\n'), commentEveryMs)
      end = () => {
        if (!streams().delete(end)) return
        clearInterval(timer)
        close()
        try {
          controller.close()
        } catch {
          // The browser has already closed it.
        }
      }
      streams().set(end, viewer)
      request.signal.addEventListener('abort', end)
    },
    cancel: () => end(),
  })
  const headers = {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store, no-transform',
    'x-accel-buffering': 'no',
  }
  return new Response(stream, { headers })
}
