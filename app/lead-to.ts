import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import type { ActionResult } from '@/lib/action'
import { env } from '@/lib/env'
import type { HostedLink } from '@/lib/intents/make-hosted-link'

/** The attempt this browser is at: some gateways come back without the state that they were given. */
export const stateCookie = 'connecting'

/**
 * Sends the browser to a hosted page. With script the page goes there itself: Next would first fetch the address of a
 * redirect in the background, and a hosted auth link is no place to look at twice.
 */
export async function leadTo(result: ActionResult<HostedLink>): Promise<ActionResult<{ url: string }>> {
  if (!result.ok) return result
  const { url, state } = result.data
  const jar = await cookies()
  const secure = env().APP_URL.startsWith('https:')
  jar.set(stateCookie, state, {
    path: '/connect/return',
    httpOnly: true,
    sameSite: 'lax',
    maxAge: 3600,
    secure,
  })
  const hasScript = (await headers()).has('next-action')
  if (!hasScript) redirect(url)
  return { ok: true, data: { url } }
}
