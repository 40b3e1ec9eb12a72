import { Agent, request } from 'node:http'

// Runs as its own process so that the load does not share an event loop with what it measures. Loopback only, with
// limited connections and time: tsx bench/load.ts <url> <connections> <seconds> <headers as JSON> <bodies as JSON>
const [url = '', connections = '16', seconds = '5', headers = '{}', bodies = '[""]'] = process.argv.slice(2)
const target = new URL(url)
if (target.hostname !== '127.0.0.1') throw new Error('the load goes to this machine only')
const agent = new Agent({ keepAlive: true, maxSockets: Number(connections) })
const payloads = (JSON.parse(bodies) as string[]).map((body) => Buffer.from(body))
const until = performance.now() + Number(seconds) * 1000
const times: number[] = []
let [ok, other, turn] = [0, 0, 0]

await Promise.all(Array.from({ length: Number(connections) }, loop))
times.sort((left, right) => left - right)
const at = (share: number) => times[Math.floor(times.length * share)] ?? 0
console.log(JSON.stringify({ perSecond: ok / Number(seconds), ok, other, p50: at(0.5), p99: at(0.99) }))
process.exit(0)

async function loop(): Promise<void> {
  while (performance.now() < until) {
    const startedAt = performance.now()
    const status = await post(payloads[turn++ % payloads.length] ?? Buffer.alloc(0))
    times.push(performance.now() - startedAt)
    if (status === 200) ok++
    else other++
  }
}

function post(body: Buffer): Promise<number> {
  return new Promise((resolve) => {
    const sent = request(
      target,
      {
        method: 'POST',
        agent,
        headers: {
          'content-type': 'application/json',
          'content-length': body.length,
          ...JSON.parse(headers),
        },
      },
      (response) => {
        response.resume()
        response.once('end', () => resolve(response.statusCode ?? 0))
      },
    )
    sent.once('error', () => resolve(0))
    sent.end(body)
  })
}
