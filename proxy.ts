import { type NextRequest, NextResponse } from 'next/server'
import { isCaptchaHost } from '@/lib/captcha-host'
import { isCrossSite } from '@/lib/cross-site'
import { env, hostedOrigins } from '@/lib/env'

/**
 * Sets the CSP with this answer's nonce and refuses what another site makes a browser do and what is asked of the
 * captcha's origin, and nothing else: every page, action and route guards itself.
 */
export function proxy(request: NextRequest) {
  const { method, headers: given, nextUrl } = request
  if (isCaptchaHost(given) && !/^\/(api\/captcha\/[^/]+|captcha-frame\.js)$/.test(nextUrl.pathname))
    return new NextResponse(null, { status: 404 })
  if (isCrossSite({ method, pathname: nextUrl.pathname, headers: given }, env().APP_URL))
    return new NextResponse(null, { status: 403 })

  const headers = new Headers(given)
  // Next compares Origin with the host that it is called by, which behind a proxy is another one than the browser's.
  const origin = given.get('origin')
  if (origin && URL.canParse(origin)) headers.set('x-forwarded-host', new URL(origin).host)
  if (nextUrl.pathname.startsWith('/api/')) return NextResponse.next({ request: { headers } })

  // Next reads the nonce from the request's header and puts it on the scripts it writes.
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64')
  const policy = contentSecurityPolicy(nonce)
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
    `frame-src 'self' ${env().CAPTCHA_ORIGIN ?? ''}`.trim(),
    `object-src 'none'`,
    `base-uri 'none'`,
    // Browsers hold the redirect after a form to this too: without script, Connect and Reconnect end on the hosted page.
    `form-action 'self' ${hostedOrigins().join(' ')}`.trim(),
    `frame-ancestors 'none'`,
  ].join('; ')
}

// What is left out cannot act by the session; its policy is in next.config.ts. Next would read the whole body of a request
// to a door before the door may refuse it.
export const config = { matcher: '/((?!_next/static|_next/image|icon.svg|api/webhooks|api/extension).*)' }
