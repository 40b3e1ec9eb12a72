import { expect, test, vi } from 'vitest'
import { currentPerson } from '@/lib/auth'
import { getDb } from '@/lib/db'
import { openWorld } from '@/test/world'
import { start } from './actions'

vi.mock('@/lib/auth', () => ({ currentPerson: vi.fn() }))
vi.mock('next/cache', () => ({ refresh: vi.fn() }))

const world = await openWorld({ CONNECT_WITH: 'unipile-v2' })

async function submit(fields: Record<string, string>) {
  const { id, email } = await world.makePerson()
  const settings = { name: null, isAdmin: false, locale: null, timeZone: null }
  vi.mocked(currentPerson).mockResolvedValue({ id, email, ...settings })
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  const answer = await start(null, form).catch((error: { digest?: string }) => error.digest)
  return { answer, intents: await getDb().authIntent.findMany({ where: { userId: id } }) }
}

test('a login form starts an attempt and leads to its page', async () => {
  const login = { username: 'ada@example.com', password: '2fa-sms' }
  const { answer, intents } = await submit({ provider: 'LINKEDIN', method: 'CREDENTIALS', ...login })
  expect(intents).toMatchObject([{ method: 'CREDENTIALS', state: 'PENDING' }])
  expect(answer).toContain(`/accounts/connect/${intents[0]?.id}`)
})

test.each(['HOSTED', 'COOKIES', 'ANYTHING'])(
  'a forged form with the method %s, which has no form, sends nothing to the gateway',
  async (method) => {
    const before = world.sandbox.context.requests.length
    const { answer, intents } = await submit({ provider: 'LINKEDIN', method })
    expect(answer).toMatchObject({ ok: false, code: 'INVALID_INPUT' })
    expect(intents).toEqual([])
    expect(world.sandbox.context.requests.length).toBe(before)
  },
)
