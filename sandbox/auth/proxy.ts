import { type Refusal, refuse } from '../core/refusals.ts'

/** The magic proxies: a host that is broken or slow, a password that is wrong. We never dial one. */
export function refusalOfProxy(proxy: unknown): Refusal | null {
  if (typeof proxy !== 'object' || proxy === null) return null
  const { host, password } = proxy as Record<string, unknown>
  if (host === 'bad-proxy.example') return refuse('proxy_error')
  if (host === 'slow-proxy.example') return refuse('proxy_timeout')
  return password === 'wrong' ? refuse('proxy_auth') : null
}
