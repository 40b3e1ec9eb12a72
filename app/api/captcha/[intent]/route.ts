import { holderOf } from '@/app/intents/holder-of'
import { currentPerson } from '@/lib/auth'
import { arkoseBaseUrl } from '@/lib/env'
import { viewIntent } from '@/lib/logins/view-intent'
import { captchaPage } from './captcha-page'

export const dynamic = 'force-dynamic'

/**
 * The puzzle's own page, framed by the attempt's. A stranger's script runs here and nowhere else, so this is the one
 * place whose content security policy lets it in; it lies under /api, out of reach of the policy for pages.
 */
export async function GET(
  request: Request,
  { params }: RouteContext<'/api/captcha/[intent]'>,
): Promise<Response> {
  const { intent } = await params
  const token = new URL(request.url).searchParams.get('link')
  const holder = holderOf(token, await currentPerson())
  const view = holder && (await viewIntent(holder, { intentId: intent }))
  const checkpoint = view?.step?.kind === 'CHECKPOINT' ? view.step.checkpoint : null
  if (checkpoint?.type !== 'CAPTCHA' || !checkpoint.publicKey) return new Response(null, { status: 404 })

  const base = arkoseBaseUrl()
  const { origin } = new URL(base)
  const policy = [
    `default-src 'none'`,
    `script-src 'self' ${origin}`,
    `frame-src ${origin}`,
    `connect-src ${origin}`,
    `img-src ${origin} data:`,
    // Vendor: its script writes style attributes.
    `style-src ${origin} 'unsafe-inline'`,
    `font-src ${origin}`,
    `media-src ${origin}`,
    `base-uri 'none'`,
    `form-action 'none'`,
    `frame-ancestors 'self'`,
  ].join('; ')
  return new Response(
    captchaPage({ base, publicKey: checkpoint.publicKey, blob: checkpoint.data, lang: view?.locale }),
    {
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': policy,
        'cache-control': 'private, no-store',
      },
    },
  )
}
