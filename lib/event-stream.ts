/** Never equal to the 60 s after which proxies cut a silent connection. */
const commentEveryMs = 17_000

const kept = globalThis as { patchbayStreams?: Set<() => void> }

/** The open streams of this process. When it is told to end they end first: the server waits for its connections. */
function streams(): Set<() => void> {
  if (!kept.patchbayStreams) {
    const open = new Set<() => void>()
    kept.patchbayStreams = open
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.once(signal, () => {
        for (const end of open) end()
      })
    }
  }
  return kept.patchbayStreams
}

/**
 * Server-sent events to one browser. `open` gets a way to send an event's name and answers how to stop; that is called
 * once, when the browser has gone or the server ends.
 */
export function eventStream(request: Request, open: (send: (event: string) => void) => () => void): Response {
  const encoder = new TextEncoder()
  let end = () => {}
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const write = (text: string) => controller.enqueue(encoder.encode(text))
      write(': connected\n\n')
      const close = open((event) => write(`event: ${event}\ndata: {}\n\n`))
      const timer = setInterval(() => write(': still here\n\n'), commentEveryMs)
      end = () => {
        if (!streams().delete(end)) return
        clearInterval(timer)
        close()
        try {
          controller.close()
        } catch {
          // The browser closed it already.
        }
      }
      streams().add(end)
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
