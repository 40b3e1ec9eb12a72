/** Must not equal the 60 s after which proxies cut a silent connection. */
const commentEveryMs = 17_000

const kept = globalThis as { patchbayStreams?: Set<() => void> }

/** This process's open streams. On shutdown they must end first, because the server waits for its connections. */
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
 * Server-sent events to one browser. `open` receives a function that sends an event by name, and returns a function
 * that stops it, called once when the browser leaves or the server shuts down.
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
          // The browser has already closed it.
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
