import { type NextRequest, NextResponse } from 'next/server'
import { hostedOrigins } from '@/lib/env'

/** Sets the CSP with this answer's nonce and nothing else: every page, action and route guards itself. */
export function proxy(request: NextRequest) {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64')
  const policy = contentSecurityPolicy(nonce)

  // Next reads the nonce from the request's header and puts it on the scripts it writes.
  const headers = new Headers(request.headers)
  headers.set('Content-Security-Policy', policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('Content-Security-Policy', policy)
  return response
}

function contentSecurityPolicy(nonce: string): string {
  const isDev = process.env.NODE_ENV === 'development'
  return [
    `default-src 'self'`,
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDev ? ` 'unsafe-eval'` : ''}`,
    `style-src 'self' ${isDev ? `'unsafe-inline'` : `'nonce-${nonce}'`}`,
    `img-src 'self' data:`,
    `connect-src 'self'`,
    `object-src 'none'`,
    `base-uri 'none'`,
    // Browsers hold the redirect after a form to this too: without script, Connect and Reconnect end on the hosted page.
    `form-action 'self' ${hostedOrigins().join(' ')}`.trim(),
    `frame-ancestors 'none'`,
  ].join('; ')
}

export const config = { matcher: '/((?!api/|_next/static|_next/image|icon.svg).*)' }
