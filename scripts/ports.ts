import { createServer } from 'node:net'

/** Another program uses a port that we need. */
export class PortTaken extends Error {
  override readonly name = 'PortTaken'

  constructor(port: number, what: string, variable: string) {
    super(
      `Port ${port}, wanted for ${what}, is taken. Stop what listens there, or choose another: ${variable}=${port + 1}`,
    )
  }
}

// Next listens on every interface, so a port is free only when it is free on all of them.
const hosts = ['127.0.0.1', '::1', '::']

export async function assertPortFree(port: number, what: string, variable: string): Promise<void> {
  for (const host of hosts) {
    const code = await tryListen(port, host)
    if (code === 'EADDRINUSE') throw new PortTaken(port, what, variable)
    if (code === 'EACCES') {
      throw new Error(
        `Port ${port}, wanted for ${what}, is not open to ordinary users: set ${variable} to 1024 or more`,
      )
    }
  }
}

/** A port that is free now. The kernel does not reuse it right away, so two calls give two ports. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

function tryListen(port: number, host: string): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'UNKNOWN'))
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(null)))
  })
}

/** A port from the environment, or the usual one. */
export function portFrom(variable: string, usual: number): number {
  const given = process.env[variable]?.trim()
  if (!given) return usual
  const port = Number(given)
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port
  throw new Error(`${variable} is "${given}", which is no port: give a number from 1 to 65535`)
}
