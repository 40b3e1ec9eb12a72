import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { payload, payloadNames } from '@/test/payload'
import { AccountStatus, Provider } from '../../generated/prisma/enums'
import { parseV2Answer } from './v2-auth-wire'
import { accountIdIn, parseV2Account, parseV2Link, parseV2List, toV2Error } from './v2-wire'

describe('a v2 account', () => {
  test.each([
    ['v2-account-running', 'OK'],
    ['v2-account-disconnected', 'CREDENTIALS'],
    ['v2-account-errored', 'ERROR'],
    ['v2-account-degraded', 'ERROR'],
    ['v2-account-partial', 'CREDENTIALS'],
    ['v2-account-locked', 'LOCKED'],
    ['v2-account-paused-older-schema', 'STOPPED'],
    ['v2-account-imap-initial-sync', 'OK'],
  ])('%s is %s', (name, status) => {
    expect(parseV2Account(payload(name))?.status).toBe(status)
  })

  test('says who it is, and keeps its products as parts', () => {
    expect(parseV2Account(payload('v2-account-partial'))).toMatchObject({
      gatewayAccountId: 'acc_01jz5r3k9mexample0001',
      provider: 'LINKEDIN',
      identity: 'ACoAABexample',
      name: 'Ada Example',
      sources: [
        { id: 'classic', status: 'OK' },
        { id: 'recruiter', status: 'CREDENTIALS' },
      ],
    })
  })

  test.each([
    [{ provider: { name: 'LinkedIn', type: 'recruiter' } }, 'LINKEDIN'],
    [{ provider: { type: 'LINKEDIN' } }, 'LINKEDIN'],
    [{ provider: { id: 'whatsapp' }, type: 'messaging' }, 'WHATSAPP'],
    [{ provider: { type: 'sales_navigator' } }, 'LINKEDIN'],
    [{ type: 'recruiter' }, 'LINKEDIN'],
    [{ type: 'GOOGLE_OAUTH' }, 'GOOGLE'],
    [{ provider: 'google_calendar' }, 'GOOGLE'],
    [{ provider: 'google_messages' }, 'GOOGLE_MESSAGES'],
    [{ provider: 'Google Messages' }, 'GOOGLE_MESSAGES'],
    [{ provider: {}, metadata: { products_connection_status: { gmail: 'running' } } }, 'GOOGLE'],
    // What it says about itself outweighs its products.
    [{ provider: 'outlook', type: 'gmail' }, 'MICROSOFT'],
    [{ provider: { name: 'pigeon' }, type: 'messaging' }, 'OTHER'],
    [{ provider: 'constructor' }, 'OTHER'],
  ])('%j is of its provider', (said, provider) => {
    expect(parseV2Account({ id: 'acc_1', status: 'running', ...said })?.provider).toBe(provider)
  })

  test('is read from any JSON without a crash, and always in our words', () => {
    const keys = ['provider', 'status', 'name', 'user_id', 'is_locked', 'metadata', 'created_at']
    const odd = fc.record(
      { id: fc.string({ minLength: 1 }), ...Object.fromEntries(keys.map((key) => [key, fc.jsonValue()])) },
      { requiredKeys: ['id'] },
    )
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), odd), (json) => {
        const account = parseV2Account(json)
        if (!account) return
        expect(Object.values(AccountStatus)).toContain(account.status)
        expect(Object.values(Provider)).toContain(account.provider)
      }),
    )
  })

  test('with a status or a provider never seen asks nobody to act', () => {
    expect(parseV2Account({ id: 'acc_1', provider: 'pigeon', status: 'purple' })).toMatchObject({
      provider: 'OTHER',
      status: 'ERROR',
    })
  })
})

test('a page of accounts says whether there is more, and leaves out what is none', () => {
  expect(parseV2List(payload('v2-account-list'))).toMatchObject({ count: 2, hasMore: expect.any(Boolean) })
  expect(parseV2List({ data: [{ id: 'acc_1' }, 7, null] })).toMatchObject({ count: 3, accounts: [{}] })
  expect(parseV2List({})).toBeNull()
})

describe('what comes back from a login', () => {
  test.each(payloadNames('v2-checkpoint-'))('%s is a checkpoint that we know', (name) => {
    const answer = parseV2Answer(payload(name))
    expect(answer).toMatchObject({ kind: 'checkpoint', gatewayIntentId: 'acc_01jz5r3k9mexample0001' })
    expect(answer?.kind === 'checkpoint' && answer.checkpoint.type).not.toBe('UNKNOWN')
  })

  test('is a code to scan, an address to open, or the account', () => {
    expect(parseV2Answer(payload('v2-qrcode'))).toMatchObject({ kind: 'qr', code: '2@firstCode,AAA,BBB==' })
    expect(parseV2Answer(payload('v2-oauth-url'))).toMatchObject({ kind: 'oauth' })
    expect(parseV2Answer(payload('v2-account-running'))).toEqual({
      kind: 'account',
      gatewayAccountId: 'acc_01jz5r3k9mexample0001',
    })
  })

  test('of a type that does not exist yet is kept by its name, and one that lacks its choices too', () => {
    const asked = (checkpoint: unknown) =>
      parseV2Answer({ object: 'AuthenticationCheckpoint', intent_id: 'acc_1', checkpoint })
    expect(asked({ type: 'RETINA_SCAN' })).toMatchObject({
      checkpoint: { type: 'UNKNOWN', name: 'RETINA_SCAN' },
    })
    expect(asked({ type: 'CONTRACT_SELECTION' })).toMatchObject({ checkpoint: { type: 'UNKNOWN' } })
    expect(asked({ type: '2FA', platform: 'PIGEON' })).toMatchObject({
      checkpoint: { type: '2FA', channel: null },
    })
    expect(parseV2Answer({ object: 'OauthUrl', url: 'javascript:alert(1)' })).toBeNull()
  })
})

describe('a refusal', () => {
  const answer = (status: number, json: unknown) => ({
    call: 'GET /accounts',
    status,
    json,
    headers: new Headers(),
  })

  test.each(payloadNames('v2-error-'))('%s has a meaning of ours and never the vendor’s text', (name) => {
    const json = payload(name) as { status: number; detail: string; title: string }
    const error = toV2Error(answer(json.status, json))
    const told = JSON.stringify({ ...error, message: error.message })
    expect(told).not.toContain(json.title)
    if (error.fault !== 'ALREADY_EXISTS') expect(told).not.toContain(json.detail)
    if (name !== 'v2-error-not-implemented') expect(['REFUSED', 'UNAVAILABLE']).not.toContain(error.fault)
  })

  test('names the account that exists already only when it really is an id', () => {
    const exists = (detail: unknown) =>
      toV2Error(answer(409, { type: 'api/already_exists', detail })).gatewayAccountId
    expect(exists('acc_01jz5r3k9mexample0002')).toBe('acc_01jz5r3k9mexample0002')
    expect(exists('This account acc_1 is linked already.')).toBeUndefined()
    expect(exists(undefined)).toBeUndefined()
    expect(accountIdIn(`acc_${'x'.repeat(500)}`)).toBeUndefined()
  })

  test('of hundreds of kilobytes, without a type, or of HTML is judged by its code', () => {
    expect(toV2Error(answer(400, { detail: 'x'.repeat(300_000) })).fault).toBe('REFUSED')
    expect(toV2Error(answer(502, undefined)).fault).toBe('UNAVAILABLE')
    expect(toV2Error(answer(404, undefined)).fault).toBe('UNAVAILABLE')
  })
})

test('a hosted link is taken only when it is an address', () => {
  expect(parseV2Link(payload('v2-link-response'))).toBe('https://auth.unipile.com/?token=opaque-token-value')
  expect(parseV2Link({ link: 'javascript:alert(1)' })).toBeNull()
})
