import { NextRequest } from 'next/server'
import { z } from 'zod'
import { handlers, safePath } from '@/lib/auth'
import { env } from '@/lib/env'

const fields = z.object({ token: z.string().min(1), email: z.string().min(1), next: z.string().optional() })

/** The button on the page that the emailed link opens. Only from here does next-auth take a token, and uses it up. */
export async function POST(request: Request): Promise<Response> {
  const { APP_URL } = env()
  const parsed = fields.safeParse(Object.fromEntries(await request.formData().catch(() => new FormData())))
  if (!parsed.success) return seeOther({ location: `${APP_URL}/sign-in?error=Verification` })
  const { token, email, next } = parsed.data
  const query = new URLSearchParams({ token, email, callbackUrl: `${APP_URL}${safePath(next)}` })
  const headers = new Headers(request.headers)
  // Those of the form; what is asked now has no body, and its answer is a redirect.
  for (const name of ['content-type', 'content-length', 'transfer-encoding', 'x-auth-return-redirect'])
    headers.delete(name)
  const answer = await handlers.GET(
    new NextRequest(`${APP_URL}/api/auth/callback/email?${query}`, { headers }),
  )
  return seeOther(answer.headers)
}

function seeOther(given: HeadersInit): Response {
  const headers = new Headers(given)
  headers.set('cache-control', 'no-store')
  return new Response(null, { status: 303, headers })
}
