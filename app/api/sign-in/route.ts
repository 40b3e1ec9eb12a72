import { z } from 'zod'
import { safePath } from '@/lib/auth'
import { env } from '@/lib/env'

const fields = z.object({ token: z.string().min(1), email: z.string().min(1), next: z.string().optional() })

/** The button on the page that the emailed link opens: hands over to next-auth, which uses up the token. */
export async function POST(request: Request): Promise<Response> {
  const { APP_URL } = env()
  const parsed = fields.safeParse(Object.fromEntries(await request.formData().catch(() => new FormData())))
  if (!parsed.success) return redirectTo(`${APP_URL}/sign-in?error=Verification`)
  const { token, email, next } = parsed.data
  const query = new URLSearchParams({ token, email, callbackUrl: `${APP_URL}${safePath(next)}` })
  return redirectTo(`${APP_URL}/api/auth/callback/email?${query}`)
}

function redirectTo(location: string): Response {
  return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } })
}
