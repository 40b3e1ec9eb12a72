import { describe, expect, test } from 'vitest'
import { payload, payloadNames } from '@/test/payload'
import type { Provider } from '../generated/prisma/enums'
import { Secret } from '../secret'
import type { AuthOptions, AuthRequest, Credentials, MailServer } from './auth'
import { parseAuthAnswer, startBody } from './unipile-v1/v1-auth-wire'
import { intentBody } from './unipile-v2/v2-auth-wire'

const ask = (
  provider: Provider,
  credentials: Credentials,
  options: AuthOptions = {},
  more = {},
): AuthRequest => ({
  provider,
  credentials,
  options,
  state: 'state-1',
  returnUrl: 'https://app.example.com/oauth/google',
  ...more,
})

const login: Credentials = {
  kind: 'password',
  username: 'ada@example.com',
  password: new Secret('not-a-real-password'),
}
const cookies: Credentials = {
  kind: 'cookies',
  accessToken: new Secret('LI_AT_COOKIE_VALUE'),
  premiumToken: new Secret('LI_A_COOKIE_VALUE'),
  userAgent: 'Mozilla/5.0 (X11; Linux x86_64) ExampleBrowser/1.0',
}
const server = (side: string, port: number, encryption: MailServer['encryption']): MailServer => ({
  user: 'bob@example.org',
  password: new Secret('x'),
  host: `${side}.example.org`,
  port,
  encryption,
})
const servers: Credentials = {
  kind: 'mail servers',
  imap: server('imap', 993, 'tls'),
  smtp: server('smtp', 465, 'ssl'),
}

describe('what is sent to Unipile v2', () => {
  test.each<[string, AuthRequest]>([
    ['linkedin-credentials', ask('LINKEDIN', login, { country: 'FR' })],
    ['linkedin-cookie', ask('LINKEDIN', cookies)],
    ['reconnect', ask('LINKEDIN', login, {}, { reconnect: 'acc_01jz5r3k9mexample0001' })],
    ['imap-simple', ask('IMAP', { kind: 'mailbox', user: 'bob@example.org', password: new Secret('x') })],
    ['imap-full', ask('IMAP', servers)],
    ['qrcode', ask('WHATSAPP', { kind: 'qr' })],
    ['google', ask('GOOGLE', { kind: 'oauth', loginHint: 'ada@example.com' })],
  ])('is as recorded, and our state besides: %s', (name, request) => {
    expect(intentBody(request)).toEqual({
      ...(payload(`v2-intent-${name}-request`) as object),
      state: 'state-1',
    })
  })

  test('carries a proxy with its password, and LinkedIn’s products only when they were chosen', () => {
    const proxy = {
      protocol: 'socks5',
      host: 'p.example.com',
      port: 1080,
      username: 'u',
      password: new Secret('pw'),
    } as const
    expect(
      intentBody(ask('LINKEDIN', login, { proxy, linkedinProducts: ['classic', 'recruiter'] })),
    ).toMatchObject({
      config: {
        custom_proxy: {
          protocol: 'socks5',
          host: 'p.example.com',
          port: 1080,
          username: 'u',
          password: 'pw',
        },
        products: ['classic', 'recruiter'],
      },
    })
  })
})

describe('what is sent to Unipile v1', () => {
  test.each<[string, AuthRequest]>([
    ['linkedin-credentials', ask('LINKEDIN', login, { country: 'FR' })],
    ['linkedin-cookie', ask('LINKEDIN', cookies, { ip: '203.0.113.7' })],
    ['whatsapp', ask('WHATSAPP', { kind: 'qr' })],
    ['imap', ask('IMAP', servers)],
  ])('is as recorded: %s', (name, request) => {
    // The recorded mail login also limits the history; here that is left to the gateway.
    const { sync_limit: _, ...recorded } = payload(`v1-auth-${name}-request`) as Record<string, unknown>
    expect(startBody(request)).toEqual(recorded)
  })

  test('of a mailbox without its servers is refused: v1 does not find them out', () => {
    const mailbox = ask('IMAP', { kind: 'mailbox', user: 'bob@example.org', password: new Secret('x') })
    expect(() => startBody(mailbox)).toThrow(expect.objectContaining({ fault: 'INVALID_PARAMETERS' }))
    expect(startBody({ ...mailbox, reconnect: 'abc' })).toMatchObject({
      imap_password: 'x',
      smtp_password: 'x',
    })
  })
})

describe('what Unipile v1 answers to a login', () => {
  test.each(payloadNames('v1-checkpoint-'))('%s is known', (name) => {
    const answer = parseAuthAnswer(payload(name))
    if (name === 'v1-checkpoint-qrcode')
      expect(answer).toMatchObject({ kind: 'qr', code: '2@abcDEF123,xyz,789==' })
    else expect(answer?.kind === 'checkpoint' && answer.checkpoint.type).toMatch(/^(?!UNKNOWN).+/)
  })

  test('names its account, whether it is new or logged in again', () => {
    const account = { kind: 'account', gatewayAccountId: 'e54m8LR22bA7G5qsAc8w' }
    expect(parseAuthAnswer(payload('v1-account-created'))).toEqual(account)
    expect(parseAuthAnswer(payload('v1-account-reconnected'))).toEqual(account)
    expect(
      parseAuthAnswer({ object: 'Checkpoint', account_id: 'a', checkpoint: { type: 'RETINA_SCAN' } }),
    ).toMatchObject({
      checkpoint: { type: 'UNKNOWN', name: 'RETINA_SCAN' },
    })
    expect(parseAuthAnswer({})).toBeNull()
  })
})
