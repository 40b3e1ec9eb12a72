import { headers } from 'next/headers'
import { env } from './env'

/**
 * The caller's network address for rate limits: the first entry of X-Forwarded-For that our own proxies wrote, whatever
 * the caller put before it. Null when no proxy of ours is configured, because then the header is the caller's word.
 */
export async function clientNetwork(): Promise<string | null> {
  const hops = env().TRUSTED_PROXY_HOPS
  if (hops === 0) return null
  const chain = ((await headers()).get('x-forwarded-for') ?? '').split(',').map((entry) => entry.trim())
  return chain.slice(-hops)[0] || null
}
