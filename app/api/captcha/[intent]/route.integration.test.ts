import { NextRequest } from 'next/server'
import { expect, test, vi } from 'vitest'
import { currentPerson } from '@/lib/auth'
import { proxy } from '@/proxy'
import { logIn } from '@/test/login'
import { openWorld } from '@/test/world'
import { GET } from './route'

vi.mock('@/lib/auth', () => ({ currentPerson: vi.fn(async () => null) }))

const [app, captcha] = ['https://accounts.example.com', 'https://captcha.example.com']
const world = await openWorld({ CONNECT_WITH: 'unipile-v2', APP_URL: app, CAPTCHA_ORIGIN: captcha })

/** The process sees only the Host that its proxy passes on. */
const get = (address: string, intent: string) =>
  GET(new Request(address, { headers: { host: new URL(address).host } }), {
    params: Promise.resolve({ intent }),
  })

async function captchaOf(intentId: string) {
  const answer = await get(`${app}/api/captcha/${intentId}`, intentId)
  return answer.headers.get('location') ?? ''
}

test('with an origin of its own, the captcha is never served at the dashboard’s', async () => {
  const { intentId, holder } = await logIn(world, { password: 'captcha' })
  const settings = { email: 'a@example.com', name: null, isAdmin: false, locale: null, timeZone: null }
  if (!('userId' in holder)) throw new Error('a customer')
  vi.mocked(currentPerson).mockResolvedValue({ id: holder.userId, ...settings })
  const there = await captchaOf(intentId)
  expect(there).toMatch(new RegExp(`^${captcha}/api/captcha/${intentId}\\?ticket=`))
  vi.mocked(currentPerson).mockResolvedValue(null)

  const page = await get(there, intentId)
  expect(page.status).toBe(200)
  expect(page.headers.get('content-security-policy')).toContain(`frame-ancestors ${app}`)
  // The ticket counts at that origin only, and for that attempt only.
  expect((await get(there.replace(captcha, app), intentId)).status).toBe(404)
  const other = await logIn(world, { password: 'captcha' })
  expect((await get(there.replaceAll(intentId, other.intentId), other.intentId)).status).toBe(404)
  expect((await get(`${captcha}/api/captcha/${intentId}`, intentId)).status).toBe(404)
})

test('at the captcha’s origin nothing else is answered, whichever header names it', () => {
  const at = (path: string, headers: Record<string, string>) =>
    proxy(new NextRequest(`${captcha}${path}`, { headers })).status
  for (const name of ['host', 'x-forwarded-host']) {
    const headers = { [name]: 'captcha.example.com' }
    for (const path of [
      '/',
      '/accounts',
      '/settings',
      '/sign-in',
      '/api/auth/session',
      '/api/live',
      '/api/captchas',
    ])
      expect([path, at(path, headers)]).toEqual([path, 404])
    for (const path of ['/api/captcha/one', '/captcha-frame.js'])
      expect([path, at(path, headers)]).toEqual([path, 200])
  }
  expect(at('/accounts', { host: 'accounts.example.com' })).toBe(200)
})
