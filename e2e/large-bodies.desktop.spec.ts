import { connect } from 'node:net'
import { expect, test } from './fixtures'

/** Announces two megabytes, sends one kilobyte, and waits for what is said to that. */
function announceTooMuch(origin: string, path: string): Promise<string> {
  const { hostname, port } = new URL(origin)
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname)
    socket.setTimeout(5_000, () => socket.destroy(new Error('no answer: it waits for the body')))
    socket.on('error', reject)
    socket.once('data', (data) => {
      socket.destroy()
      resolve(data.toString().split('\r\n', 1)[0] ?? '')
    })
    const head = [`POST ${path} HTTP/1.1`, `host: ${hostname}:${port}`, 'content-length: 2000000']
    socket.write(`${head.join('\r\n')}\r\n\r\n${'x'.repeat(1024)}`)
  })
}

test('a body that is too large is refused before it is read', async ({ baseURL }) => {
  const paths = ['/api/webhooks/status/unipile-v1', '/api/webhooks/status/unipile-v2', '/api/webhooks/resend']
  for (const path of paths) expect(await announceTooMuch(baseURL ?? '', path)).toContain(' 413 ')
})
