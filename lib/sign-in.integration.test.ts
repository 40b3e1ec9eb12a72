import { NextRequest } from 'next/server'
import { beforeEach, expect, test, vi } from 'vitest'
import * as nextAuth from '@/app/api/auth/[...nextauth]/route'
import { POST as signInByLink } from '@/app/api/sign-in/route'
import { cookies, headers, keep, open, send, standInFor } from '@/test/browser'
import { openWorld } from '@/test/world'
import { currentPerson, signIn } from './auth'
import { getDb } from './db'
import { limits } from './rate-limit'
import { requestSignInLink } from './request-sign-in-link'

vi.mock('next/headers', () => import('@/test/browser'))

const appUrl = 'https://accounts.example.com'
/** The address a reverse proxy uses for the dashboard: neither its host nor its protocol is the public one. */
const behindProxy = 'http://internal.test:3000'
const world = await openWorld({
  APP_URL: appUrl,
  GITHUB_CLIENT_ID: 'github-id',
  GITHUB_CLIENT_SECRET: 'github-secret',
  GOOGLE_CLIENT_ID: 'google-id',
  GOOGLE_CLIENT_SECRET: 'google-secret',
})

beforeEach(open)

const ask = async (path: string) =>
  keep(await nextAuth.GET(new NextRequest(`${behindProxy}${path}`, { headers: await headers() })))

async function press(fields: Record<string, string>) {
  const body = new URLSearchParams(fields)
  const request = new Request(`${behindProxy}/api/sign-in`, {
    method: 'POST',
    headers: await headers(),
    body,
  })
  return keep(await signInByLink(request))
}

async function mailedLink(email: string) {
  await requestSignInLink({ email })
  await world.runJobs()
  const [mail] = await world.mailsTo(email)
  const link = /https:\S+\/sign-in\/confirm\?[^\s)>\]]*/.exec(mail?.text ?? '')?.[0] ?? ''
  return Object.fromEntries(new URL(link).searchParams)
}

async function signInByMail(email: string) {
  const answer = await press(await mailedLink(email))
  expect(answer.headers.get('location')).toBe(`${appUrl}/accounts`)
}

type GithubAddress = { email: string; primary: boolean; verified: boolean }
async function signInByGithub(id: number, profileAddress: string | null, addresses: GithubAddress[]) {
  let told = ''
  standInFor((url, body) => {
    if (!/github\.com$/.test(url.hostname)) return undefined
    if (url.pathname.endsWith('/access_token')) {
      told = body.get('redirect_uri') ?? ''
      return { access_token: 'gho_secret', token_type: 'bearer' }
    }
    if (url.pathname === '/user/emails') return addresses
    return { id, login: 'somebody', email: profileAddress }
  })
  const away = new URL(await signIn('github', { redirect: false }))
  const query = new URLSearchParams({ code: 'one', state: away.searchParams.get('state') ?? '' })
  const answer = await ask(`/api/auth/callback/github?${query}`)
  vi.unstubAllGlobals()
  return { away, told, location: answer.headers.get('location') ?? '' }
}

test('what a script can read of the session is the address and its end, and never its token', async () => {
  await signInByMail('ada@example.com')
  const token = (await cookies()).getAll().find(({ name }) => name.endsWith('session-token'))?.value ?? ''
  expect(token.length).toBeGreaterThan(20)
  const answer = await ask('/api/auth/session')
  const text = await answer.text()
  expect(JSON.parse(text)).toEqual({ user: { email: 'ada@example.com' }, expires: expect.any(String) })
  expect(text).not.toContain(token)
})

test('the link in the mail signs nobody in without the button', async () => {
  const { token = '', email = '' } = await mailedLink('grace@example.com')
  const query = new URLSearchParams({ token, email, callbackUrl: appUrl })
  expect((await ask(`/api/auth/callback/email?${query}`)).status).toBe(404)
  expect(await currentPerson()).toBeNull()
  await press({ token, email })
  expect(await currentPerson()).toMatchObject({ email })

  open()
  const again = await press({ token, email })
  expect(again.headers.get('location')).toBe(`${appUrl}/sign-in?error=Verification`)
  expect(await currentPerson()).toBeNull()
})

test.each([
  'signin',
  'signin/email',
  'signout',
  'providers',
  'csrf',
  'error',
  'verify-request',
  'callback/email',
])('next-auth’s own %s is not there', async (action) => {
  expect((await ask(`/api/auth/${action}`)).status).toBe(404)
  expect((await nextAuth.POST()).status).toBe(404)
})

test('however a sign-in mail is asked for, one address gets so many', async () => {
  const email = 'eager@example.com'
  const { points } = limits.signInAddress
  for (let mail = 0; mail < points; mail++) await requestSignInLink({ email })
  await expect(requestSignInLink({ email: ' EAGER@example.com' })).rejects.toMatchObject({
    code: 'RATE_LIMITED',
  })
  await expect(signIn('email', { email, redirect: false })).rejects.toThrow()
  await world.runJobs()
  expect(await world.mailsTo(email)).toHaveLength(points)
})

test.each([`${'a'.repeat(300)}@example.com`, '<a@example.com>', 'a@example.com,b@example.com', 'nobody'])(
  'nothing is mailed to %j',
  async (email) => {
    const before = await getDb().outboxEmail.count()
    await signIn('email', { email, redirect: false }).catch(() => undefined)
    await world.runJobs()
    expect(await getDb().outboxEmail.count()).toBe(before)
  },
)

test('behind a proxy, Google and GitHub hear one and the same address of ours', async () => {
  send({ host: 'internal.test:3000', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'http' })
  const mine = { email: 'hub@example.com', primary: true, verified: true }
  const { away, told, location } = await signInByGithub(1, null, [mine])
  const back = `${appUrl}/api/auth/callback/github`
  expect(away.searchParams.get('redirect_uri')).toBe(back)
  expect(told).toBe(back)
  expect(location).toBe(`${appUrl}/accounts`)
  expect(await currentPerson()).toMatchObject({ email: 'hub@example.com' })
})

test.each([
  [
    'an address that GitHub has not verified',
    [{ email: 'admin@example.com', primary: true, verified: false }],
  ],
  ['no primary address', [{ email: 'admin@example.com', primary: false, verified: true }]],
  ['only a public address', []],
])('%s signs nobody in and makes no user', async (_, addresses) => {
  const { location } = await signInByGithub(2, 'admin@example.com', addresses)
  expect(new URL(location).searchParams.get('error')).toBe('AccessDenied')
  expect(await currentPerson()).toBeNull()
  expect(await getDb().user.findUnique({ where: { email: 'admin@example.com' } })).toBeNull()
})

test('a verified one makes its user, an admin too, and no token of GitHub’s is kept', async () => {
  await signInByGithub(3, null, [{ email: 'admin@example.com', primary: true, verified: true }])
  expect(await currentPerson()).toMatchObject({ email: 'admin@example.com', isAdmin: true })
  expect(JSON.stringify(await getDb().account.findMany())).not.toContain('gho_secret')
})

test('who proves an address takes it from whoever had it without proof', async () => {
  const { id } = await world.makePerson('late@example.com')
  const squatter = { userId: id, type: 'oauth', provider: 'github', providerAccountId: '666' }
  await getDb().account.create({ data: squatter })
  await signInByMail('late@example.com')
  expect(await currentPerson()).toMatchObject({ id })
  expect(await getDb().account.findMany({ where: { userId: id } })).toEqual([])
})
