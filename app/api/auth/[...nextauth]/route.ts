import type { NextRequest } from 'next/server'
import { handlers } from '@/lib/auth'

/** The way back from Google and GitHub, and who is signed in. The rest of next-auth is called by our own code only. */
const doors = /^\/api\/auth\/(session|callback\/(google|github))$/

export async function GET(request: NextRequest): Promise<Response> {
  return doors.test(request.nextUrl.pathname) ? handlers.GET(request) : notFound()
}

export async function POST(): Promise<Response> {
  return notFound()
}

function notFound(): Response {
  return new Response(null, { status: 404 })
}
