'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { type ActionResult, publicAction } from '@/lib/action'
import { clientNetwork } from '@/lib/client-network'
import { reconnectByLink } from '@/lib/intents/reconnect-by-link'
import { redirectToHostedPage } from '../../../redirect-to-hosted-page'

const starting = publicAction(z.object({ token: z.string().min(1).max(200) }), async ({ token }, person) =>
  reconnectByLink({ kind: 'LINK', token, viewer: person }, { network: await clientNetwork() }),
)

/** Makes the hosted link at this click and goes there. A reconnect link that no longer works shows why on its page. */
export async function startReconnectFromLink(
  _previous: unknown,
  form: FormData,
): Promise<ActionResult<{ url: string }>> {
  const result = await starting(form)
  if (!result.ok && (result.code === 'NOT_FOUND' || result.code === 'ALREADY_FIXED')) refresh()
  return redirectToHostedPage(result)
}
