import type { NextRequest } from 'next/server'
import { currentSession, handlers } from '@/lib/auth'

/** The way back from Google and GitHub. The rest of next-auth is called by our own code only. */
const wayBack = /^\/api\/auth\/callback\/(google|github)$/

export async function GET(request: NextRequest): Promise<Response> {
  const { pathname } = request.nextUrl
  if (pathname === '/api/auth/session') return whoIsSignedIn()
  return wayBack.test(pathname) ? handlers.GET(request) : notFound()
}

export async function POST(): Promise<Response> {
  return notFound()
}

/** A script in the page could read this: neither the token nor the user is in it. */
async function whoIsSignedIn(): Promise<Response> {
  const session = await currentSession()
  const told = session && { user: { email: session.person.email }, expires: session.endsAt }
  return Response.json(told, { headers: { 'cache-control': 'private, no-store' } })
}

function notFound(): Response {
  return new Response(null, { status: 404 })
}
