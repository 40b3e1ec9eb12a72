'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { adminAction } from '@/lib/action'
import { resendNotice } from '@/lib/notices/resend-notice'
import { copyReconnectLink } from '@/lib/outages/copy-reconnect-link'
import { checkAccount } from '@/lib/status/check-account'

const ofAccount = z.object({ accountId: z.string().min(1).max(64) })

const syncing = adminAction(ofAccount, (person, { accountId }) =>
  checkAccount({ actor: { kind: 'ADMIN', userId: person.id }, accountId }),
)

const linking = adminAction(ofAccount, (person, { accountId }) =>
  copyReconnectLink({ actor: { kind: 'ADMIN', userId: person.id }, accountId }),
)

const resending = adminAction(ofAccount, (person, { accountId }) =>
  resendNotice({ actor: { kind: 'ADMIN', userId: person.id }, accountId }),
)

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
