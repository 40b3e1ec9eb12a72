import { expect, test } from 'vitest'
import { payload } from '@/test/payload'
import { GatewayError, type GatewayFault } from './gateway-error'
import { judgeRefusedRead, type ListAnswer } from './judge-refused-read'
import { toGatewayError } from './unipile-v1/v1-wire'
import { toV2Error } from './unipile-v2/v2-wire'

const answer = (status: number, json: unknown) => ({
  call: 'GET /accounts/1',
  status,
  json,
  headers: new Headers(),
})
const v1 = (status: number, type?: string) => toGatewayError(answer(status, type ? { type } : {}))
const v2 = (status: number, type?: string) => toV2Error(answer(status, type ? { type } : {}))

test.each([
  ['v1 errors/disconnected_account', v1(401, 'errors/disconnected_account')],
  ['v1 errors/expired_credentials', v1(401, 'errors/expired_credentials')],
  ['v1 errors/invalid_credentials', toGatewayError(answer(401, payload('v1-error-invalid-credentials')))],
  ['v2 provider/invalid_authorization', toV2Error(answer(401, payload('v2-error-disconnected-account')))],
  ['v2 provider/invalid_credentials', toV2Error(answer(401, payload('v2-error-invalid-credentials')))],
])('%s says that the account has lost its login, without another question', (_type, refusal) => {
  expect(judgeRefusedRead(refusal, null)).toBe('logged out')
})

test.each([
  ['v1 errors/missing_credentials', toGatewayError(answer(401, payload('v1-error-missing-credentials')))],
  ['v1 errors/unauthorized', v1(401, 'errors/unauthorized')],
  ['v1 errors/insufficient_privileges', v1(401, 'errors/insufficient_privileges')],
  ['v2 api/missing_authorization', toV2Error(answer(401, payload('v2-error-missing-authorization')))],
  ['v2 api/expired_authorization', v2(401, 'api/expired_authorization')],
  ['v2 api/insufficient_permissions', v2(403, 'api/insufficient_permissions')],
])('%s is about our key, whatever else answers', (_type, refusal) => {
  expect(judgeRefusedRead(refusal, null)).toBe('KEY_REFUSED')
})

const open = [
  ['v1 without a type', v1(401), v1(403)],
  ['v1 with a new type', v1(401, 'errors/brand_new'), v1(403, 'errors/brand_new')],
  ['v2 without a type', v2(401), v2(403)],
  ['v2 with a new type', v2(401, 'provider/brand_new'), v2(403, 'provider/brand_new')],
] as const

test.each(open)('a refusal of %s is settled by the list', (_what, unauthorized, forbidden) => {
  const judged = (list: ListAnswer | null) =>
    [unauthorized, forbidden].map((refusal) => judgeRefusedRead(refusal, list))
  expect(judged(null)).toEqual(['ask the list', 'ask the list'])
  expect(judged('answers')).toEqual(['logged out', 'REFUSED'])
  expect(judged('KEY_REFUSED')).toEqual(['KEY_REFUSED', 'KEY_REFUSED'])
  expect(judged('UNAVAILABLE')).toEqual(['UNAVAILABLE', 'UNAVAILABLE'])
  expect(judged('UNREADABLE')).toEqual(['UNAVAILABLE', 'UNAVAILABLE'])
})

test.each<[GatewayFault, number]>([
  ['UNAVAILABLE', 503],
  ['RATE_LIMITED', 429],
  ['RESTRICTED', 403],
  ['SUBSCRIPTION', 403],
  ['REFUSED', 418],
  ['NOT_FOUND', 404],
  // Whatever the body says, a server error never bothers an owner.
  ['INVALID_CREDENTIALS', 500],
])('%s is what it is', (fault, httpStatus) => {
  expect(judgeRefusedRead(new GatewayError(fault, { httpStatus, vendorType: 'x' }), null)).toBe(fault)
})
