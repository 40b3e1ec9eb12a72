'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { adminAction, freshAdminAction } from '@/lib/action'
import { resendNotice } from '@/lib/notices/resend-notice'
import { copyReconnectLink } from '@/lib/outages/copy-reconnect-link'
import { endSessionsOfOwner } from '@/lib/sessions/end-sessions-of-owner'
import { checkAccount } from '@/lib/status/check-account'

const ofAccount = z.object({ accountId: z.string().min(1).max(64) })

const syncing = adminAction(ofAccount, (actor, { accountId }) => checkAccount(actor, { accountId }))

const linking = freshAdminAction(ofAccount, (actor, { accountId }) => copyReconnectLink(actor, { accountId }))

const resending = adminAction(ofAccount, (actor, { accountId }) => resendNotice(actor, { accountId }))

const signingOut = adminAction(ofAccount, (actor, { accountId }) => endSessionsOfOwner(actor, { accountId }))

/** Ends every session of the account's owner. */
export async function signOutOwner(_previous: unknown, form: FormData) {
  const result = await signingOut(form)
  if (result.ok) refresh()
  return result
}

export async function syncNow(_previous: unknown, form: FormData) {
  const result = await syncing(form)
  refresh()
  return result
}

export async function makeReconnectLink(_previous: unknown, form: FormData) {
  const result = await linking(form)
  if (result.ok) refresh()
  return result
}

export async function resendMail(_previous: unknown, form: FormData) {
  const result = await resending(form)
  refresh()
  return result
}
