import { join } from 'node:path'

export type Environment = {
  port: number
  host: string
  stateFile: string
  apiKey: string
  v2ApiKey: string
  postpressApiKey: string
  url: string
}

/** Reads the sandbox's variables; throws one sentence that names the wrong one. */
export function readEnvironment(env: Record<string, string | undefined>): Environment {
  const port = readPort(env.SANDBOX_PORT)
  return {
    port,
    host: env.SANDBOX_HOST || '127.0.0.1',
    stateFile: join(env.SANDBOX_DATA || '.data', 'sandbox.json'),
    apiKey: env.SANDBOX_API_KEY || 'sandbox-key',
    v2ApiKey: env.SANDBOX_V2_API_KEY || 'sandbox-key-v2',
    postpressApiKey: env.SANDBOX_POSTPRESS_API_KEY || 'pp_test_sandbox',
    url: readUrl(env.SANDBOX_URL) ?? `http://localhost:${port}`,
  }
}

function readPort(value: string | undefined): number {
  if (!value) return 4010
  const port = Number(value)
  if (/^\d+$/.test(value) && port >= 1 && port <= 65_535) return port
  throw new Error(`SANDBOX_PORT must be a port from 1 to 65535, not "${value}"`)
}

function readUrl(value: string | undefined): string | null {
  if (!value) return null
  const url = URL.canParse(value) ? new URL(value) : null
  const isOrigin = url && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.hash
  if (isOrigin) return url.origin
  throw new Error(`SANDBOX_URL must be an origin such as http://localhost:4010, not "${value}"`)
}
