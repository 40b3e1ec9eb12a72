import { holderOf } from '@/app/intents/holder-of'
import { currentPerson } from '@/lib/auth'
import { isCaptchaHost } from '@/lib/captcha-host'
import { makeCaptchaTicket, readCaptchaTicket } from '@/lib/captcha-ticket'
import { env } from '@/lib/env'
import { viewIntent } from '@/lib/logins/view-intent'
import { captchaPage } from './captcha-page'

export const dynamic = 'force-dynamic'

/**
 * The puzzle's own page, framed by the attempt's. A stranger's script runs here and nowhere else, and never with our
 * origin: either this page is served at CAPTCHA_ORIGIN, or its policy makes its origin an opaque one.
 */
export async function GET(
  request: Request,
  { params }: RouteContext<'/api/captcha/[intent]'>,
): Promise<Response> {
  const { intent } = await params
  const { APP_URL, ARKOSE_BASE_URL: base, CAPTCHA_ORIGIN } = env()
  const { searchParams } = new URL(request.url)
  const isApart = isCaptchaHost(request.headers)
  const holder = isApart
    ? await readCaptchaTicket(searchParams.get('ticket') ?? '', intent)
    : holderOf(searchParams.get('link'), await currentPerson())
  const view = holder && (await viewIntent(holder, { intentId: intent }))
  const checkpoint = view?.step?.kind === 'CHECKPOINT' ? view.step.checkpoint : null
  if (!holder || checkpoint?.type !== 'CAPTCHA' || !checkpoint.publicKey)
    return new Response(null, { status: 404 })
  if (CAPTCHA_ORIGIN && !isApart) {
    const ticket = encodeURIComponent(await makeCaptchaTicket(holder, intent))
    const location = `${CAPTCHA_ORIGIN}/api/captcha/${encodeURIComponent(intent)}?ticket=${ticket}`
    return new Response(null, { status: 303, headers: { location, 'cache-control': 'private, no-store' } })
  }

  const { origin } = new URL(base)
  const policy = [
    `default-src 'none'`,
    // Not 'self': of an opaque origin, browsers differ in what that is.
    `script-src ${CAPTCHA_ORIGIN ?? APP_URL} ${origin}`,
    `frame-src ${origin}`,
    `connect-src ${origin}`,
    `img-src ${origin} data:`,
    // Vendor: its script writes style attributes.
    `style-src ${origin} 'unsafe-inline'`,
    `font-src ${origin}`,
    `media-src ${origin}`,
    `base-uri 'none'`,
    `form-action 'none'`,
    `frame-ancestors ${CAPTCHA_ORIGIN ? APP_URL : `'self'`}`,
    ...(CAPTCHA_ORIGIN ? [] : ['sandbox allow-scripts allow-forms']),
  ].join('; ')
  const puzzle = { publicKey: checkpoint.publicKey, blob: checkpoint.data, lang: view?.locale }
  return new Response(captchaPage({ base, parent: APP_URL, ...puzzle }), {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy,
      'cache-control': 'private, no-store',
      'referrer-policy': 'no-referrer',
    },
  })
}
