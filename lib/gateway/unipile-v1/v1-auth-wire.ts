// Custom authentication in the words of Unipile v1. Pure.
import { z } from 'zod'
import type { Provider } from '../../generated/prisma/enums'
import type { AuthAnswer, AuthOptions, AuthRequest, Credentials } from '../auth'
import type { Checkpoint } from '../checkpoint'
import { GatewayError } from '../gateway-error'
import { linkProviders } from './v1-wire'

export function toLinkProvider(provider: Provider): string {
  if (provider in linkProviders) return linkProviders[provider as keyof typeof linkProviders]
  throw new GatewayError('REFUSED', { vendorType: `no ${provider} here` })
}

/** The body of `POST /accounts` and of `POST /accounts/{id}`. */
export function startBody(request: AuthRequest): Record<string, unknown> {
  return {
    provider: toLinkProvider(request.provider),
    ...credentialFields(request.credentials, Boolean(request.reconnect)),
    ...optionFields(request.options),
  }
}

function credentialFields(given: Credentials, isReconnect: boolean): Record<string, unknown> {
  switch (given.kind) {
    case 'password':
      return {
        username: given.username,
        password: given.password.reveal(),
        ...(given.email && { email: given.email }),
      }
    case 'cookies':
      return {
        access_token: given.accessToken.reveal(),
        ...(given.premiumToken && { premium_token: given.premiumToken.reveal() }),
        user_agent: given.userAgent,
      }
    case 'mailbox':
      // Vendor: auto-detection is not documented; a reconnect needs only the two passwords.
      if (!isReconnect) throw new GatewayError('INVALID_PARAMETERS', { vendorType: 'no auto-detection' })
      return { imap_password: given.password.reveal(), smtp_password: given.password.reveal() }
    case 'mail servers':
      return Object.fromEntries(
        (['imap', 'smtp'] as const).flatMap((side) => {
          const { user, password, host, port, encryption } = given[side]
          const fields = [
            [`${side}_user`, user],
            [`${side}_password`, password.reveal()],
            [`${side}_host`, host],
            [`${side}_port`, port],
          ]
          return side === 'imap' ? [...fields, ['imap_encryption', encryption]] : fields
        }),
      )
    case 'qr':
    case 'oauth':
      return {}
  }
}

function optionFields({ country, ip, proxy }: AuthOptions): Record<string, unknown> {
  return {
    ...(country && { country }),
    ...(ip && { ip }),
    ...(proxy && { proxy: { ...proxy, ...(proxy.password && { password: proxy.password.reveal() }) } }),
  }
}

const text = z.string().min(1).max(5_000)
const done = z.object({ object: z.enum(['AccountCreated', 'AccountReconnected']), account_id: text })
const pending = z.object({
  object: z.literal('Checkpoint'),
  account_id: text,
  checkpoint: z.looseObject({ type: z.string().min(1).max(80) }),
})

/** Null when the JSON is neither an account nor a checkpoint. */
export function parseAuthAnswer(json: unknown): AuthAnswer | null {
  const account = done.safeParse(json).data
  if (account) return { kind: 'account', gatewayAccountId: account.account_id }
  const told = pending.safeParse(json).data
  if (!told) return null
  const gatewayIntentId = told.account_id
  const code = z.object({ type: z.literal('QRCODE'), qrcode: text }).safeParse(told.checkpoint).data?.qrcode
  return code
    ? { kind: 'qr', gatewayIntentId, code }
    : { kind: 'checkpoint', gatewayIntentId, checkpoint: toCheckpoint(told.checkpoint) }
}

const optionalText = z.string().max(10_000).nullish().catch(null)
const contracts = z
  .array(z.object({ id: text, name: text.max(200) }))
  .min(1)
  .max(50)

function toCheckpoint(told: { type: string; [key: string]: unknown }): Checkpoint {
  const type = told.type.toUpperCase()
  switch (type) {
    case '2FA': {
      const source = z
        .enum(['SMS', 'APP', 'WHATSAPP'])
        .nullable()
        .catch(null)
        .parse(told.source ?? null)
      return { type, channel: source }
    }
    case 'OTP':
      return { type, channel: null }
    case 'PHONE_REGISTER':
    case 'IN_APP_VALIDATION':
      return { type }
    case 'CAPTCHA':
      return {
        type,
        publicKey: optionalText.parse(told.public_key) ?? null,
        data: optionalText.parse(told.data) ?? null,
      }
    case 'CONTRACT_CHOOSER': {
      const options = contracts.safeParse(told.contract_options).data
      return options ? { type: 'CONTRACT_SELECTION', contracts: options } : { type: 'UNKNOWN', name: type }
    }
    default:
      return { type: 'UNKNOWN', name: type }
  }
}
