'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { renameAccount } from '@/lib/accounts/rename-account'
import { type ActionResult, personAction } from '@/lib/action'
import { startReconnect } from '@/lib/intents/start-reconnect'
import { checkAccount } from '@/lib/status/check-account'
import { removeAccount } from '@/lib/status/remove-account'
import { redirectToHostedPage } from '../../redirect-to-hosted-page'

const accountId = z.string().min(1).max(64)

const startingReconnect = personAction(z.object({ accountId }), (actor, input) =>
  startReconnect(actor, { accountId: input.accountId }),
)

const checking = personAction(z.object({ accountId }), (actor, input) =>
  checkAccount(actor, { accountId: input.accountId }),
)

const renaming = personAction(z.object({ accountId, label: z.string().trim().max(80) }), (actor, input) =>
  renameAccount(actor, { accountId: input.accountId, label: input.label || null }),
)

const removing = personAction(z.object({ accountId, typedName: z.string().max(400) }), (actor, input) =>
  removeAccount(actor, { ...input }),
)

/** Goes to the hosted page of this account. */
export async function reconnect(_previous: unknown, form: FormData): Promise<ActionResult<{ url: string }>> {
  return redirectToHostedPage(await startingReconnect(form))
}

export async function check(_previous: unknown, form: FormData) {
  const result = await checking(form)
  refresh()
  return result
}

export async function rename(_previous: unknown, form: FormData) {
  const result = await renaming(form)
  if (result.ok) refresh()
  return result
}

/** The page decides where to go next: the account's own page is gone. */
export async function remove(_previous: unknown, form: FormData) {
  return removing(form)
}
