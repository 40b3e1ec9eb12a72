'use server'

import { z } from 'zod'
import type { SignInState } from '@/components/sign-in/sign-in-form'
import { publicAction } from '@/lib/action'
import { safePath, signIn } from '@/lib/auth'
import { clientNetwork } from '@/lib/client-network'
import { requestSignInLink } from '@/lib/request-sign-in-link'

const requesting = publicAction(
  z.object({ email: z.string().trim().max(254).pipe(z.email()), next: z.string().max(200).optional() }),
  async (input) => requestSignInLink({ ...input, network: await clientNetwork() }),
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
