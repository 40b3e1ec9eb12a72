'use server'

import { z } from 'zod'
import { type ActionResult, personAction } from '@/lib/action'
import { Provider } from '@/lib/generated/prisma/enums'
import { startHostedAuth } from '@/lib/intents/start-hosted-auth'
import { redirectToHostedPage } from '../../../redirect-to-hosted-page'

const starting = personAction(z.object({ providers: z.array(z.enum(Provider)).max(20) }), (actor, input) =>
  startHostedAuth(actor, { providers: [...new Set(input.providers)] }),
)

/** Goes to the hosted page; if no provider is checked, it offers all of them. */
export async function connect(_previous: unknown, form: FormData): Promise<ActionResult<{ url: string }>> {
  return redirectToHostedPage(await starting({ providers: form.getAll('providers') }))
}
