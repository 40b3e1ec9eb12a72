'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { updatePreferences } from '@/lib/accounts/update-preferences'
import { personAction } from '@/lib/action'
import { signOut } from '@/lib/auth'
import { AppError } from '@/lib/errors'
import { locales } from '@/lib/locale'
import { isCookieSyncOn } from '@/lib/pairing/is-cookie-sync-on'
import { makePairingCode } from '@/lib/pairing/make-pairing-code'
import { unpairBrowser } from '@/lib/pairing/unpair-browser'
import { endSessions } from '@/lib/sessions/end-sessions'

const saving = personAction(
  z.object({ locale: z.enum(locales), timeZone: z.string().min(1).max(64) }),
  (actor, input) => updatePreferences(actor, input),
)

export async function savePreferences(_previous: unknown, form: FormData) {
  const result = await saving(form)
  if (result.ok) refresh()
  return result
}

const showing = personAction(z.object({}), (actor) => {
  if (!isCookieSyncOn()) throw new AppError('NOT_FOUND', 'pairing: the extension is off')
  return makePairingCode(actor)
})

export async function showPairingCode() {
  return showing({})
}

const unpairing = personAction(z.object({ browserId: z.string().min(1).max(64) }), async (actor, input) => {
  const isDone = await unpairBrowser(actor, input)
  if (!isDone) throw new AppError('NOT_FOUND', 'unpair: no such browser of this customer')
})

export async function unpair(_previous: unknown, form: FormData) {
  const result = await unpairing(form)
  if (result.ok) refresh()
  return result
}

const ending = personAction(z.object({ sessionId: z.string().min(1).max(64).optional() }), (actor, input) =>
  endSessions(actor, { ...input, userId: actor.userId }),
)

/** One of the sessions, or all of them, this one too. */
export async function endSessionsOf(_previous: unknown, form: FormData) {
  const result = await ending(form)
  if (!form.has('sessionId') && result.ok) redirect('/sign-in')
  if (result.ok) refresh()
  return result
}

export async function endSession(): Promise<void> {
  await signOut({ redirect: false })
  redirect('/sign-in')
}
