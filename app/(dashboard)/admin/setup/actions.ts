'use server'

import { z } from 'zod'
import { type ActionResult, freshAdminAction } from '@/lib/action'
import { type RepairedWebhook, repairWebhook } from '@/lib/doctor/repair-webhook'
import { forPerson } from '@/lib/gateway/gateway-error'
import { Gateway } from '@/lib/generated/prisma/enums'

const registering = freshAdminAction(z.object({ gateway: z.enum(Gateway) }), (_person, { gateway }) =>
  forPerson(() => repairWebhook(gateway)),
)

export async function registerWebhook(
  _previous: unknown,
  form: FormData,
): Promise<ActionResult<RepairedWebhook>> {
  return registering(form)
}
