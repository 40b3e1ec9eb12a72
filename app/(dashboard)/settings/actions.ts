'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { updatePreferences } from '@/lib/accounts/update-preferences'
import { personAction } from '@/lib/action'
import { signOut } from '@/lib/auth'
import { locales } from '@/lib/locale'

const saving = personAction(
  z.object({ locale: z.enum(locales), timeZone: z.string().min(1).max(64) }),
  (person, input) => updatePreferences({ userId: person.id, ...input }),
)

export async function savePreferences(_previous: unknown, form: FormData) {
  const result = await saving(form)
  if (result.ok) refresh()
  return result
}

export async function endSession(): Promise<void> {
  await signOut({ redirect: false })
  redirect('/sign-in')
}
