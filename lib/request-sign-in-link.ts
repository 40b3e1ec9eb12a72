import { AuthError } from 'next-auth'
import { refusalIn, safePath, signIn } from './auth'
import { AppError } from './errors'

/** Emails a sign-in link. The answer is the same whether or not the address is known. */
export async function requestSignInLink(request: { email: string; next?: string | null }): Promise<void> {
  try {
    await signIn('email', { email: request.email, redirect: false, redirectTo: safePath(request.next) })
  } catch (error) {
    const refusal = refusalIn(error)
    if (refusal) throw refusal
    if (error instanceof AuthError)
      throw new AppError('UNEXPECTED', 'the sign-in mail was not queued', { cause: error })
    throw error
  }
}
