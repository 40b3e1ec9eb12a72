import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import type { ActionResult } from '@/lib/action'
import { env } from '@/lib/env'
import type { HostedLink } from '@/lib/intents/make-hosted-link'

/** The attempt that this browser is making: some gateways send people back without the state they were given. */
export const stateCookie = 'connecting'

/**
 * Sends the browser to a hosted page. With JavaScript, the page itself goes there: Next would first fetch a redirect's
 * target in the background, and a hosted auth link may only be opened once.
 */
export async function redirectToHostedPage(
  result: ActionResult<HostedLink>,
): Promise<ActionResult<{ url: string }>> {
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
