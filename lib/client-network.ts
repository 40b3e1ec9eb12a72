import { headers } from 'next/headers'
import { env } from './env'

/**
 * The caller's network address for rate limits: the first X-Forwarded-For entry written by our own proxies, whatever
 * the caller put before it. Null when we have no proxy configured, because then the caller controls the header.
 */
export async function clientNetwork(): Promise<string | null> {
  const hops = env().TRUSTED_PROXY_HOPS
  if (hops === 0) return null
  const chain = ((await headers()).get('x-forwarded-for') ?? '').split(',').map((entry) => entry.trim())
  return chain.slice(-hops)[0] || null
}
