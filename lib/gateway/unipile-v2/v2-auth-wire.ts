// Custom authentication in the words of Unipile v2. Pure.
import { z } from 'zod'
import type { AuthAnswer, AuthOptions, AuthRequest, Credentials } from '../auth'
import type { Checkpoint } from '../checkpoint'
import { GatewayError } from '../gateway-error'
import { v2Providers } from './v2-wire'

/** The body of `POST /auth/intent`. */
export function intentBody(request: AuthRequest): Record<string, unknown> {
  const { provider, credentials, options, reconnect, state } = request
  if (!(provider in v2Providers)) throw new GatewayError('REFUSED', { vendorType: `no ${provider} here` })
  const config = configOf(request, options)
  return {
    provider: v2Providers[provider as keyof typeof v2Providers],
    ...(reconnect && { account_id: reconnect }),
    state,
    ...(credentials.kind === 'oauth'
      ? {
          oauth_callback_redirect_uri: request.returnUrl,
          ...(credentials.loginHint && { login_hint: credentials.loginHint }),
        }
      : { credentials: credentialFields(credentials) }),
    ...(Object.keys(config).length > 0 && { config }),
  }
}

function credentialFields(given: Exclude<Credentials, { kind: 'oauth' }>): Record<string, unknown> {
  switch (given.kind) {
    case 'password':
      return { username: given.username, password: given.password.reveal() }
    case 'mailbox':
      return { user: given.user, password: given.password.reveal() }
    case 'mail servers': {
      const [imap, smtp] = [given.imap, given.smtp].map((server) => ({
        ...server,
        password: server.password.reveal(),
      }))
      return { imap, smtp }
    }
    case 'qr':
      return { qrcode: true, ...(given.twofa && { twofa: given.twofa.reveal() }) }
    case 'cookies':
      // Vendor: the two SDKs disagree on where user_agent goes; the newer one expects it here and requires it.
      return {
        access_token: given.accessToken.reveal(),
        ...(given.premiumToken && { premium_access_token: given.premiumToken.reveal() }),
        user_agent: given.userAgent,
      }
  }
}

function configOf({ provider }: AuthRequest, { country, ip, proxy, linkedinProducts }: AuthOptions) {
  const place = { ...(country && { country }), ...(ip && { ip }) }
  return {
    ...(proxy && {
      custom_proxy: { ...proxy, ...(proxy.password && { password: proxy.password.reveal() }) },
    }),
    ...(Object.keys(place).length > 0 && { auto_proxy_config: place }),
    // Omitting this on a reconnect keeps the current value, so we never send it unless asked.
    ...(provider === 'LINKEDIN' && linkedinProducts && { products: linkedinProducts }),
    ...(provider === 'IMAP' && { initial_sync_enable: false }),
  }
}

const text = z.string().min(1).max(10_000)
const answers = z.discriminatedUnion('object', [
  z.object({ object: z.literal('Account'), id: text }),
  z.object({
    object: z.literal('AuthenticationCheckpoint'),
    intent_id: text,
    checkpoint: z.looseObject({ type: z.string().min(1).max(80) }),
  }),
  z.object({ object: z.literal('AuthenticationQrCode'), intent_id: text, qrcode: text }),
  z.object({ object: z.literal('OauthUrl'), url: z.url({ protocol: /^https?$/ }) }),
])

/** Null when the JSON is none of the four. */
export function parseV2Answer(json: unknown): AuthAnswer | null {
  const told = answers.safeParse(json).data
  switch (told?.object) {
    case undefined:
      return null
    case 'Account':
      return { kind: 'account', gatewayAccountId: told.id }
    case 'AuthenticationCheckpoint':
      return {
        kind: 'checkpoint',
        gatewayIntentId: told.intent_id,
        checkpoint: toCheckpoint(told.checkpoint),
      }
    case 'AuthenticationQrCode':
      return { kind: 'qr', gatewayIntentId: told.intent_id, code: told.qrcode }
    case 'OauthUrl':
      return { kind: 'oauth', url: told.url }
  }
}

const channel = z.enum(['SMS', 'APP', 'WHATSAPP', 'EMAIL']).nullable().catch(null)
const blob = z.string().max(10_000).nullable().catch(null)
const short = z.string().min(1).max(200)
const contracts = z
  .array(z.object({ id: short, name: short }))
  .min(1)
  .max(50)
const challenges = z
  .array(z.object({ id: short, label: short, description: short.nullish().catch(null) }))
  .min(1)
  .max(20)

function toCheckpoint(told: { type: string; [key: string]: unknown }): Checkpoint {
  const type = told.type.toUpperCase()
  const unknown: Checkpoint = { type: 'UNKNOWN', name: type }
  switch (type) {
    case '2FA':
      return { type, channel: channel.parse(told.platform ?? null) }
    case 'OTP':
    case 'OTP_OR_IN_APP_VALIDATION':
      return { type, channel: channel.parse(told.channel ?? null) }
    case 'PHONE_REGISTER':
    case 'IN_APP_VALIDATION':
    case 'LOADING':
      return { type }
    case 'CAPTCHA':
      return { type, publicKey: blob.parse(told.public_key ?? null), data: blob.parse(told.data ?? null) }
    case 'CONTRACT_SELECTION': {
      const offered = contracts.safeParse(told.contracts).data
      return offered ? { type, contracts: offered } : unknown
    }
    case 'CHALLENGE_SELECTION': {
      const offered = challenges.safeParse(told.challenges).data
      const items = offered?.map((item) => ({ ...item, description: item.description ?? null }))
      return items ? { type, challenges: items } : unknown
    }
    default:
      return unknown
  }
}
