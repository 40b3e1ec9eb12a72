'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { type ActionResult, personAction } from '@/lib/action'
import { Provider } from '@/lib/generated/prisma/enums'
import { startHostedAuth } from '@/lib/intents/start-hosted-auth'

const starting = personAction(z.object({ providers: z.array(z.enum(Provider)).max(20) }), (person, input) =>
  startHostedAuth({ userId: person.id, providers: [...new Set(input.providers)] }),
)

/** Goes to the hosted page; no provider ticked offers them all there. */
export async function connect(_previous: unknown, form: FormData): Promise<ActionResult<{ url: string }>> {
  const result = await starting({ providers: form.getAll('providers') })
  if (result.ok) redirect(result.data.url)
  return result
}
