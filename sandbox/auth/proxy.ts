import { type Refusal, refuse } from '../core/refusals.ts'

/** The magic proxies: a broken or slow host, or a wrong password. No proxy is ever contacted. */
export function refusalOfProxy(proxy: unknown): Refusal | null {
  if (typeof proxy !== 'object' || proxy === null) return null
  const { host, password } = proxy as Record<string, unknown>
  if (host === 'bad-proxy.example') return refuse('proxy_error')
  if (host === 'slow-proxy.example') return refuse('proxy_timeout')
  return password === 'wrong' ? refuse('proxy_auth') : null
}
