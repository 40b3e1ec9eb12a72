'use server'

import { z } from 'zod'
import type { SignInState } from '@/components/sign-in/sign-in-form'
import { publicAction } from '@/lib/action'
import { safePath, signIn, signInAddress } from '@/lib/auth'
import { requestSignInLink } from '@/lib/request-sign-in-link'

const requesting = publicAction(
  z.object({ email: signInAddress, next: z.string().max(200).optional() }),
  (input) => requestSignInLink(input),
)

export async function requestSignIn(_previous: SignInState, form: FormData): Promise<SignInState> {
  const email = String(form.get('email') ?? '').trim()
  return { result: await requesting(form), email }
}

const withProvider = z.object({
  provider: z.enum(['google', 'github']),
  next: z.string().max(200).optional(),
})

/** Goes to Google or GitHub; next-auth answers for a provider that is not configured. */
export async function signInWith(form: FormData): Promise<void> {
  const { provider, next } = withProvider.parse(Object.fromEntries(form))
  await signIn(provider, { redirectTo: safePath(next) })
}
