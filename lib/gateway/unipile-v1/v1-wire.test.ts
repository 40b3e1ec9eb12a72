import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { payload as recorded } from '@/test/payload'
import { AccountStatus, Provider } from '../../generated/prisma/enums'
import { parseAccount, parseLink, toGatewayError, toLinkProviders } from './v1-wire'

const payload = (name: string) => recorded(`v1-${name}`)

describe('an account', () => {
  test('has the provider, the person and the status that its payload says', () => {
    expect(parseAccount(payload('account-linkedin'))).toEqual({
      gatewayAccountId: 'e54m8LR22bA7G5qsAc8w',
      provider: 'LINKEDIN',
      name: 'Ada Example',
      identity: 'ACoAABexample',
      handle: 'Ada Example',
      status: 'OK',
      sources: [{ id: 'e54m8LR22bA7G5qsAc8w_MESSAGING', status: 'OK' }],
      createdAt: new Date('2026-05-04T08:15:30.120Z'),
    })
    expect(parseAccount(payload('account-linkedin-credentials'))?.status).toBe('CREDENTIALS')
    expect(parseAccount(payload('account-whatsapp'))).toMatchObject({
      identity: '33600000000',
      status: 'CONNECTING',
    })
    expect(parseAccount(payload('account-telegram'))).toMatchObject({
      identity: '100200300',
      handle: 'ada_tg',
    })
    expect(parseAccount(payload('account-imap'))).toMatchObject({
      provider: 'IMAP',
      identity: 'bob@example.org',
    })
  })

  test('with several parts takes the status of the worst', () => {
    expect(parseAccount(payload('account-google-two-sources'))).toMatchObject({
      provider: 'GOOGLE',
      identity: '1090000',
      handle: 'ada@example.com',
      status: 'PERMISSIONS',
    })
  })

  test('that is fresh and has no parts yet is being set up', () => {
    expect(parseAccount(payload('account-fresh-no-sources'))?.status).toBe('CONNECTING')
    expect(parseAccount({ id: 'a', type: 'LINKEDIN' })?.status).toBe('CONNECTING')
  })

  test('of a type never seen still counts, as other', () => {
    expect(parseAccount({ id: 'a', type: 'CARRIER_PIGEON', name: 'Coo' })).toMatchObject({
      provider: 'OTHER',
      name: 'Coo',
    })
  })

  test('with a status never seen is in trouble, which asks nobody to act', () => {
    expect(
      parseAccount({ id: 'a', type: 'LINKEDIN', sources: [{ id: 's', status: 'PURPLE' }] })?.status,
    ).toBe('ERROR')
  })

  test('GOOGLE and GOOGLE_OAUTH are one provider', () => {
    expect(parseAccount({ id: 'a', type: 'GOOGLE' })?.provider).toBe('GOOGLE')
  })

  test('is read from any JSON without a crash, and always in our words', () => {
    const odd = fc.record(
      {
        id: fc.jsonValue(),
        type: fc.jsonValue(),
        name: fc.jsonValue(),
        connection_params: fc.jsonValue(),
        sources: fc.jsonValue(),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), odd), (json) => {
        const account = parseAccount(json)
        if (!account) return
        expect(Object.values(AccountStatus)).toContain(account.status)
        expect(Object.values(Provider)).toContain(account.provider)
        expect(account.name.length).toBeGreaterThan(0)
      }),
    )
  })
})

describe('a refusal', () => {
  const answer = (status: number, json: unknown, headers = {}) => ({
    call: 'GET /accounts',
    status,
    json,
    headers: new Headers(headers),
  })

  test.each([
    ['error-missing-credentials', 'KEY_REFUSED'],
    ['error-resource-not-found', 'NOT_FOUND'],
    ['error-too-many-requests', 'RATE_LIMITED'],
    ['error-unexpected', 'UNAVAILABLE'],
    ['error-service-unavailable', 'UNAVAILABLE'],
    ['error-invalid-parameters', 'INVALID_PARAMETERS'],
    ['error-account-restricted', 'RESTRICTED'],
    ['error-expired-link', 'EXPIRED'],
    ['error-invalid-credentials', 'INVALID_CREDENTIALS'],
    ['error-invalid-checkpoint-solution', 'INVALID_CODE'],
    ['error-wrong-account', 'WRONG_ACCOUNT'],
    ['error-proxy-credentials', 'PROXY_AUTH'],
    ['error-authentication-intent', 'EXPIRED'],
    ['error-provider-unreachable', 'TIMEOUT'],
  ])('%s is %s', (name, fault) => {
    const json = payload(name) as { status: number }
    expect(toGatewayError(answer(json.status, json)).fault).toBe(fault)
  })

  test('without type, title or status falls back on the HTTP code', () => {
    expect(toGatewayError(answer(503, undefined)).fault).toBe('UNAVAILABLE')
    expect(toGatewayError(answer(401, {})).fault).toBe('KEY_REFUSED')
    expect(toGatewayError(answer(418, [])).fault).toBe('REFUSED')
  })

  test('by something between us and the gateway is not taken as the account being gone', () => {
    expect(toGatewayError(answer(404, undefined)).fault).toBe('UNAVAILABLE')
  })

  test('never carries the vendor’s text', () => {
    const error = toGatewayError(answer(400, { type: 'errors/invalid_parameters', detail: 'hunter2' }))
    expect(JSON.stringify({ ...error, message: error.message })).not.toContain('hunter2')
  })

  test('tells how long to wait when the gateway does', () => {
    expect(toGatewayError(answer(429, {}, { 'retry-after': '12' })).retryAfterSeconds).toBe(12)
  })
})

test('a hosted link is read whatever the casing of its object', () => {
  expect(parseLink(payload('link-response'))).toBe(
    'https://account.unipile.com/pqb%2Gz77l.o72WXNPdqWX45jxqP5xMMlQp02zho8GAXZq0HWsAGiQ%3D',
  )
  expect(parseLink(payload('link-response-sdk-casing'))).toMatch(/^https:/)
  expect(parseLink({ url: 'javascript:alert(1)' })).toBeNull()
})

test('providers are sent in the link’s own words', () => {
  expect(toLinkProviders([])).toBe('*')
  expect(toLinkProviders(['IMAP', 'MICROSOFT', 'X', 'GOOGLE'])).toEqual([
    'MAIL',
    'OUTLOOK',
    'TWITTER',
    'GOOGLE',
  ])
})
