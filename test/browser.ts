import { vi } from 'vitest'
import { env } from '@/lib/env'

// The browser that next/headers speaks of: a test file says `vi.mock('next/headers', () => import('@/test/browser'))`.

type Cookie = { name: string; value: string }
const jar = new Map<string, string>()
const sent = new Headers()

export const cookies = async () => ({
  get: (name: string): Cookie | undefined => {
    const value = jar.get(name)
    return value === undefined ? undefined : { name, value }
  },
  getAll: (): Cookie[] => [...jar].map(([name, value]) => ({ name, value })),
  set: (name: string, value: string) => void (value ? jar.set(name, value) : jar.delete(name)),
  delete: (name: string) => void jar.delete(name),
})

export const headers = async () => {
  const all = new Headers(sent)
  if (jar.size > 0) all.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '))
  return all
}

/** What the browser sends with every request from now on, instead of what it sent before. */
export function send(given: Record<string, string>): void {
  for (const name of [...sent.keys()]) sent.delete(name)
  for (const [name, value] of Object.entries(given)) sent.set(name, value)
}

/** Another browser, which nobody is signed in with. */
export function open(): void {
  jar.clear()
  send({ 'user-agent': 'Mozilla/5.0 (Macintosh) Chrome/140.0 Safari/537.36' })
}

/** Keeps the cookies of an answer, as browsers do. */
export function keep(answer: Response): Response {
  for (const line of answer.headers.getSetCookie()) {
    const [pair = '', ...about] = line.split('; ')
    const [name = '', value = ''] = pair.split(/=(.*)/s)
    if (value && !about.includes('Max-Age=0')) jar.set(name, decodeURIComponent(value))
    else jar.delete(name)
  }
  return answer
}

/** Answers what goes to other hosts than the sandbox; everything else goes its way. */
export function standInFor(answer: (url: URL, body: URLSearchParams) => object | undefined): void {
  const real = globalThis.fetch
  vi.stubGlobal('fetch', async (input: RequestInfo | URL, init?: RequestInit) => {
    const url = new URL(input instanceof Request ? input.url : input)
    const given = answer(url, new URLSearchParams(String(init?.body ?? '')))
    return given ? Response.json(given) : real(input, init)
  })
}

/** The session cookie's name, by whether the dashboard is served over https. */
export const sessionCookie = () =>
  env().APP_URL.startsWith('https:') ? '__Secure-authjs.session-token' : 'authjs.session-token'
