import { expect, test } from 'vitest'
import { isCrossSite } from './cross-site'

const ours = 'https://accounts.example.com'
const post = (headers: Record<string, string>, pathname = '/accounts', method = 'POST') =>
  isCrossSite({ method, pathname, headers: new Headers(headers) }, ours)

test.each([
  [{ 'sec-fetch-site': 'cross-site' }],
  [{ 'sec-fetch-site': 'same-site' }],
  [{ 'sec-fetch-site': 'cross-site', origin: ours }],
  [{ origin: 'https://evil.example' }],
  [{ origin: 'https://evil.accounts.example.com' }],
  [{ origin: 'http://accounts.example.com' }],
  [{ origin: 'null' }],
])('a request that acts is refused with %j', (headers) => {
  expect(post(headers)).toBe(true)
  expect(post(headers, '/api/sign-in')).toBe(true)
  expect(post(headers, '/accounts', 'DELETE')).toBe(true)
})

// A page with a no-referrer policy, like the one an emailed link opens, posts with the origin "null".
test.each([
  [{ 'sec-fetch-site': 'same-origin' }],
  [{ 'sec-fetch-site': 'same-origin', origin: 'null' }],
  [{ 'sec-fetch-site': 'none' }],
  [{ origin: ours }],
  [{}],
])('our own pages, and what is no browser, act with %j', (headers) => {
  expect(post(headers)).toBe(false)
})

test('whoever brings a proof of their own comes from anywhere, and nothing that looks like their door does', () => {
  const foreign = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }
  for (const door of ['/api/webhooks/resend', '/api/extension/linkedin', '/api/v1/accounts'])
    expect([door, post(foreign, door)]).toEqual([door, false])
  for (const page of ['/api/webhooksx', '/accounts/api/webhooks/resend', '/API/webhooks/resend'])
    expect([page, post(foreign, page)]).toEqual([page, true])
})

test('following a link from another site is no act', () => {
  expect(post({ 'sec-fetch-site': 'cross-site' }, '/connect/return', 'GET')).toBe(false)
})
