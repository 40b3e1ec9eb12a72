import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import type { ActionResult } from '@/lib/action'

/**
 * Sends the browser to a hosted page. With script the page goes there itself: Next would first fetch the address of a
 * redirect in the background, and a hosted auth link is no place to look at twice.
 */
export async function leadTo(result: ActionResult<{ url: string }>): Promise<ActionResult<{ url: string }>> {
  const hasScript = (await headers()).has('next-action')
  if (result.ok && !hasScript) redirect(result.data.url)
  return result
}
