import net from 'node:net'

/** A way to a database that a test can cut, or let fall silent: bytes still arrive, and nothing comes back. */
export async function openTcpProxy(target: string) {
  const { hostname, port } = new URL(target)
  const pairs = new Set<{ near: net.Socket; far: net.Socket; isSilent: boolean }>()
  let isOpen = true
  let refused = 0
  const server = net.createServer((near) => {
    if (!isOpen) {
      refused++
      near.resetAndDestroy()
      return
    }
    const far = net.connect(Number(port), hostname)
    const pair = { near, far, isSilent: false }
    pairs.add(pair)
    near.on('data', (bytes) => pair.isSilent || far.write(bytes))
    far.on('data', (bytes) => pair.isSilent || near.write(bytes))
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      one.on('error', () => undefined)
      one.on('close', () => {
        other.destroy()
        pairs.delete(pair)
      })
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = new URL(target)
  url.hostname = '127.0.0.1'
  url.port = String((server.address() as net.AddressInfo).port)

  const cut = () => {
    for (const { near } of pairs) near.resetAndDestroy()
  }
  return {
    url: url.href,
    /** How many were turned away since the database went. */
    refused: () => refused,
    silentConnections: () => [...pairs].filter(({ isSilent }) => isSilent).length,
    /** The database is away: what is connected breaks, and nobody gets in. */
    refuse() {
      isOpen = false
      refused = 0
      cut()
    },
    /** What is connected now carries nothing any more, and says nothing of it; new connections are fine. */
    silenceOpenConnections() {
      for (const pair of pairs) pair.isSilent = true
    },
    restore() {
      isOpen = true
    },
    async close() {
      cut()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
