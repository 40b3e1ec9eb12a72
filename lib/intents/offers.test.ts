import { beforeEach, expect, test, vi } from 'vitest'
import { readEnv } from '../env'
import { gatewayFor, hostedGatewayFor, hostedProviders, offers } from './offers'

const base = {
  APP_URL: 'https://accounts.example.com',
  AUTH_SECRET: 'a-secret-of-at-least-thirty-two-characters',
  DATABASE_URL: 'postgresql://u:p@db.example.com/patchbay',
  ENCRYPTION_KEYS: `k1:${Buffer.alloc(32, 1).toString('base64')}`,
  RESEND_API_KEY: 're_1',
  EMAIL_FROM: 'Patchbay <hello@example.com>',
}
const v1 = {
  UNIPILE_V1_DSN: 'https://api1.unipile.com:13111',
  UNIPILE_V1_API_KEY: 'key',
  UNIPILE_V1_WEBHOOK_SECRET: 's',
}
const v2 = { UNIPILE_V2_API_KEY: 'key', UNIPILE_V2_WEBHOOK_SECRET: 's' }
const pp = { POSTPRESS_API_KEY: 'key', POSTPRESS_WEBHOOK_SECRET: 's' }

const settings = vi.hoisted(() => ({ now: {} as Record<string, string> }))
vi.mock('../env', async (original) => {
  const real = await original<typeof import('../env')>()
  const env = () => real.readEnv(settings.now)
  const on = (key: string, id: string) => (settings.now[key] ? [{ id, base: 'https://x.example.com' }] : [])
  const activeGateways = () => [
    ...on('UNIPILE_V1_API_KEY', 'UNIPILE_V1'),
    ...on('UNIPILE_V2_API_KEY', 'UNIPILE_V2'),
    ...on('POSTPRESS_API_KEY', 'POSTPRESS'),
  ]
  return { ...real, env, activeGateways }
})

beforeEach(() => {
  settings.now = { ...base, ...v1, ...v2, ...pp }
})

const methodsOf = (provider: string) => offers().find((offer) => offer.provider === provider)?.methods

test('one gateway offers what it can, in its own order', () => {
  settings.now = { ...base, ...v1 }
  expect(methodsOf('LINKEDIN')).toEqual(['HOSTED', 'CREDENTIALS'])
  expect(methodsOf('GOOGLE_MESSAGES')).toBeUndefined()
  expect(hostedProviders()).toHaveLength(9)
  expect(gatewayFor('WHATSAPP', 'QR').id).toBe('UNIPILE_V1')
})

test('hosted pages of one gateway and everything else of another: each method by its own', () => {
  settings.now.CONNECT_WITH = 'hosted=unipile-v1;unipile-v2'
  expect(methodsOf('MESSENGER')).toEqual(['CREDENTIALS', 'HOSTED'])
  expect(methodsOf('GOOGLE')).toEqual(['OAUTH', 'HOSTED'])
  expect(methodsOf('GOOGLE_MESSAGES')).toEqual(['QR'])
  expect(gatewayFor('LINKEDIN', 'CREDENTIALS').id).toBe('UNIPILE_V2')
  expect(hostedGatewayFor([])).toMatchObject({ gateway: { id: 'UNIPILE_V1' }, providers: { length: 9 } })
})

test('a rule for a provider counts more than one for a method', () => {
  settings.now.CONNECT_WITH = 'google=postpress;hosted=unipile-v1;unipile-v2'
  expect(hostedGatewayFor(['GOOGLE']).gateway.id).toBe('POSTPRESS')
  expect(hostedGatewayFor(['LINKEDIN']).gateway.id).toBe('UNIPILE_V1')
  expect(gatewayFor('GOOGLE', 'OAUTH').id).toBe('UNIPILE_V2')
})

test('a gateway whose key is not set serves nothing, whatever the rules say', () => {
  settings.now = { ...base, ...v2, CONNECT_WITH: 'postpress,unipile-v2' }
  expect(hostedGatewayFor(['LINKEDIN']).gateway.id).toBe('UNIPILE_V2')
  expect(() => hostedGatewayFor(['MESSENGER'])).toThrow(expect.objectContaining({ code: 'NOT_OFFERED' }))
})

test('an adopter may offer some providers only', () => {
  settings.now.CONNECT_PROVIDERS = 'linkedin,imap'
  expect(offers().map(({ provider }) => provider)).toEqual(['LINKEDIN', 'IMAP'])
  expect(() => gatewayFor('WHATSAPP', 'QR')).toThrow(expect.objectContaining({ code: 'NOT_OFFERED' }))
})

test('the settings of these tests are whole', () => {
  expect(readEnv(settings.now).CONNECT_WITH).toHaveLength(1)
})
