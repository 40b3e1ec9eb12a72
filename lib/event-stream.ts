/** Never equal to the 60 s after which proxies cut a silent connection. */
const commentEveryMs = 17_000

/**
 * Server-sent events to one browser. `open` gets a way to send an event's name and answers how to stop; that is called
 * once, when the browser has gone.
 */
export function eventStream(request: Request, open: (send: (event: string) => void) => () => void): Response {
  const encoder = new TextEncoder()
  let stop = () => {}
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const write = (text: string) => controller.enqueue(encoder.encode(text))
      write(': connected\n\n')
      const close = open((event) => write(`event: ${event}\ndata: {}\n\n`))
      const timer = setInterval(() => write(': still here\n\n'), commentEveryMs)
      stop = () => {
        stop = () => {}
        clearInterval(timer)
        close()
      }
      request.signal.addEventListener('abort', () => {
        stop()
        controller.close()
      })
    },
    cancel: () => stop(),
  })
  const headers = {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store, no-transform',
    'x-accel-buffering': 'no',
  }
  return new Response(stream, { headers })
}
