import { AuthError } from 'next-auth'
import { safePath, signIn } from './auth'
import { AppError } from './errors'
import { limit } from './rate-limit'

/** Mails a sign-in link. The answer is the same whether the address is known or not. */
export async function requestSignInLink(request: {
  email: string
  network: string | null
  next?: string | null
}): Promise<void> {
  await limit('signInNetwork', request.network)
  await limit('signInAddress', request.email.trim().toLowerCase())
  try {
    await signIn('email', { email: request.email, redirect: false, redirectTo: safePath(request.next) })
  } catch (error) {
    if (error instanceof AuthError)
      throw new AppError('UNEXPECTED', 'the sign-in mail was not queued', { cause: error })
    throw error
  }
}
