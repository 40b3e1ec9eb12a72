import { afterEach, expect, test, vi } from 'vitest'
import { readMember, whoIsLoggedIn } from './who-is-logged-in.ts'

const urn = 'urn:li:fs_miniProfile:ACoAAB-ada_1'
const profile = { entityUrn: urn, firstName: 'Ada', lastName: 'Example', publicIdentifier: 'ada-example' }
const ada = { id: 'ACoAAB-ada_1', name: 'Ada Example' }
const read = (answer: unknown) => readMember(JSON.stringify(answer))

afterEach(() => vi.unstubAllGlobals())

test('the plain answer and the normalized one name the same member', () => {
  expect(read({ plainId: 12, miniProfile: profile })).toEqual(ada)
  const others = [null, 'text', { entityUrn: 'urn:li:fs_miniProfile:ACoAAB-bob', firstName: 'Bob' }]
  const data = { plainId: 12, '*miniProfile': urn, $type: 'com.linkedin.voyager.common.Me' }
  expect(read({ data, included: [...others, profile] })).toEqual(ada)
})

test('a member without a name is still a member', () => {
  expect(read({ miniProfile: { entityUrn: urn } })).toEqual({ ...ada, name: null })
  expect(read({ data: { '*miniProfile': urn } })).toEqual({ ...ada, name: null })
  expect(read({ miniProfile: { ...profile, lastName: null } })?.name).toBe('Ada')
  expect(read({ miniProfile: { ...profile, firstName: 'x'.repeat(900) } })?.name).toHaveLength(120)
})

test.each([
  ['nothing', null],
  ['a list', [profile]],
  ['the number alone', { plainId: 12 }],
  ['an id of another kind', { miniProfile: { ...profile, entityUrn: 'urn:li:member:12' } }],
  ['an id that is too long', { miniProfile: { ...profile, entityUrn: `${urn}${'x'.repeat(90)}` } }],
  ['a new shape', { viewer: { displayName: 'Ada' }, included: [profile] }],
])('%s is nobody', (_what, answer) => {
  expect(read(answer)).toBeNull()
})

test.each([
  [new Response(JSON.stringify({ miniProfile: profile })), { kind: 'member', member: ada }],
  [new Response('<html>'), { kind: 'not_understood' }],
  [new Response('{}', { status: 404 }), { kind: 'not_understood' }],
  [new Response('', { status: 401 }), { kind: 'signed_out' }],
  [new Response('', { status: 403 }), { kind: 'signed_out' }],
  [redirected(), { kind: 'signed_out' }],
  [new Response('', { status: 429 }), { kind: 'unreachable' }],
  [answeredWith(999), { kind: 'unreachable' }],
  [new Response('', { status: 503 }), { kind: 'unreachable' }],
  [new TypeError('Failed to fetch'), { kind: 'unreachable' }],
])('%o means %o', async (answer, who) => {
  vi.stubGlobal('fetch', async () => {
    if (answer instanceof Error) throw answer
    return answer
  })
  expect(await whoIsLoggedIn('ajax:1')).toEqual(who)
})

/** What fetch returns for a redirect that it was told not to follow. */
function redirected(): Response {
  return Object.defineProperty(answeredWith(0), 'type', { value: 'opaqueredirect' })
}

function answeredWith(status: number): Response {
  const response = new Response('')
  Object.defineProperties(response, { status: { value: status }, ok: { value: false } })
  return response
}
