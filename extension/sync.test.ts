import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Kept, nothing } from './state.ts'
import { sync } from './sync.ts'

const browser = vi.hoisted(() => ({ kept: {} as Kept }))
vi.mock('./store.ts', () => ({
  read: async () => browser.kept,
  update: async (change: (kept: Kept) => Kept) => {
    browser.kept = change(browser.kept)
  },
}))

const account = { state: 'connected', name: 'Ada', url: 'https://accounts.example.com/accounts/1' }
let cookies: Record<string, string>
/** Who a cookie logs in as, according to LinkedIn. */
const members: Record<string, string> = { 'AQED-ada': 'ACoAAB-ada', 'AQED-bob': 'ACoAAB-bob' }
let sent: Record<string, unknown>[]
let atLinkedin: () => Response
let atDashboard: () => Response

beforeEach(() => {
  browser.kept = { ...nothing, token: 'token' }
  cookies = { li_at: 'AQED-ada', li_a: 'AQJ-ada', JSESSIONID: '"ajax:1"' }
  sent = []
  atLinkedin = () => profileOf(members[cookies.li_at ?? ''])
  atDashboard = () => Response.json({ account, next_sync_seconds: 3600 })
  vi.stubGlobal('chrome', {
    cookies: {
      get: async ({ name }: { name: string }) => (name in cookies ? { value: cookies[name] } : null),
    },
    runtime: { getManifest: () => ({ homepage_url: 'https://accounts.example.com' }) },
  })
  vi.stubGlobal('fetch', async (url: string, { headers, body }: { headers: object; body?: string }) => {
    if (url === 'https://www.linkedin.com/voyager/api/me') {
      expect(headers).toMatchObject({ 'csrf-token': 'ajax:1' })
      return atLinkedin()
    }
    expect(url).toBe('https://accounts.example.com/api/extension/linkedin')
    expect(headers).toMatchObject({ authorization: 'Bearer token' })
    sent.push(JSON.parse(body ?? ''))
    return atDashboard()
  })
})
afterEach(() => vi.unstubAllGlobals())

function profileOf(id: string | undefined): Response {
  return Response.json({ miniProfile: { entityUrn: `urn:li:fs_miniProfile:${id}`, firstName: 'Ada' } })
}

test('cookies, user agent and member go together', async () => {
  await sync()
  expect(sent).toEqual([
    { li_at: 'AQED-ada', li_a: 'AQJ-ada', user_agent: navigator.userAgent, member_id: 'ACoAAB-ada' },
  ])
  expect(browser.kept).toMatchObject({ view: account, member: { id: 'ACoAAB-ada', name: 'Ada' } })
})

test('nothing that is kept holds a cookie', async () => {
  await sync()
  expect(JSON.stringify(browser.kept)).not.toMatch(/AQED|AQJ|ajax/)
})

test('another member signing in meanwhile makes it start over: no cookie goes with somebody else’s id', async () => {
  atLinkedin = () => {
    const answer = profileOf(members[cookies.li_at ?? ''])
    cookies = { li_at: 'AQED-bob', JSESSIONID: '"ajax:1"' }
    return answer
  }
  await sync()
  expect(sent.map(({ li_at, li_a, member_id }) => [li_at, li_a, member_id])).toEqual([
    ['AQED-bob', undefined, 'ACoAAB-bob'],
  ])
})

test('a session that never holds still is left for later', async () => {
  let count = 0
  atLinkedin = () => {
    cookies.li_at = `AQED-${count++}`
    return profileOf('ACoAAB-ada')
  }
  await sync()
  expect([sent, browser.kept.view.state]).toEqual([[], 'linkedin_unreachable'])
})

test.each([undefined, '', '""', 'delete me', '"delete me"'])(
  'li_at of %s is nobody signed in',
  async (li_at) => {
    cookies = { ...(li_at !== undefined && { li_at }), JSESSIONID: '"ajax:1"' }
    await sync()
    await sync()
    expect(sent).toEqual([{ problem: 'signed_out' }])
    expect(browser.kept.view.state).toBe('signed_out')
  },
)

test('an answer of LinkedIn in a new shape sends no cookie', async () => {
  atLinkedin = () => Response.json({ viewer: {} })
  await sync()
  expect(sent).toEqual([{ problem: 'not_understood' }])
  expect(browser.kept.view.state).toBe('not_understood')
})

test('a problem that the dashboard could not take is told again, and shown all the same', async () => {
  cookies = {}
  atDashboard = () => new Response('', { status: 503 })
  await sync()
  expect(browser.kept.view.state).toBe('signed_out')
  await sync()
  expect(sent).toHaveLength(2)
})

test('a revoked token ends the pairing, also when there is only a problem to tell', async () => {
  cookies = {}
  atDashboard = () => Response.json({ error: { code: 'TOKEN_REVOKED' } }, { status: 401 })
  await sync()
  expect(browser.kept).toMatchObject({ token: null, view: { state: 'revoked' } })
})

test('“connect it again” counts only for the member that it was shown for', async () => {
  browser.kept = { ...browser.kept, member: { id: 'ACoAAB-ada', name: 'Ada' } }
  await sync({ connect: true })
  cookies.li_at = 'AQED-bob'
  await sync({ connect: true })
  expect(sent.map(({ connect }) => connect)).toEqual([true, undefined])
})

test('what a sync brings after the browser was unpaired is nobody’s', async () => {
  atDashboard = () => {
    browser.kept = nothing
    return Response.json({ account, next_sync_seconds: 3600 })
  }
  await sync()
  expect(browser.kept).toEqual(nothing)
})

test('an answer of a newer dashboard is not guessed at', async () => {
  atDashboard = () => Response.json({ account: { state: 'unheard of' }, next_sync_seconds: 3600 })
  await sync()
  expect(browser.kept.view).toEqual({ state: 'rejected', code: 'UNKNOWN_ANSWER' })
})
