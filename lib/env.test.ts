import { expect, test } from 'vitest'
import { EnvError, readEnv } from './env'

const good = {
  APP_URL: 'https://accounts.example.com',
  AUTH_SECRET: 'a-secret-of-at-least-thirty-two-characters',
  DATABASE_URL: 'postgresql://u:p@db.example.com/patchbay',
  ENCRYPTION_KEYS: `k1:${Buffer.alloc(32, 1).toString('base64')}`,
  RESEND_API_KEY: 're_1',
  EMAIL_FROM: 'Patchbay <hello@example.com>',
  UNIPILE_V1_DSN: 'https://api1.unipile.com:13111',
  UNIPILE_V1_API_KEY: 'key',
  UNIPILE_V1_WEBHOOK_SECRET: 'one,two',
}

function faultsOf(source: Record<string, string>): string[] {
  try {
    readEnv(source)
    return []
  } catch (error) {
    if (error instanceof EnvError) return error.faults
    throw error
  }
}

test('a whole environment is read, with its defaults', () => {
  expect(readEnv(good)).toMatchObject({
    UNIPILE_V1_WEBHOOK_SECRET: ['one', 'two'],
    NOTICE_GRACE_SECONDS: 300,
    WORKER: 'inline',
    ADMIN_EMAILS: [],
  })
})

test('every missing variable is named at once', () => {
  const faults = faultsOf({})
  const always = Object.keys(good).filter((name) => !name.startsWith('UNIPILE_'))
  for (const name of always) expect(faults.some((fault) => fault.startsWith(`${name} `))).toBe(true)
  expect(faults).toContainEqual(expect.stringMatching(/^UNIPILE_V1_API_KEY, .*at least one gateway/))
})

test.each([
  ['UNIPILE_V1_API_KEY', ['UNIPILE_V1_DSN', 'UNIPILE_V1_WEBHOOK_SECRET']],
  ['UNIPILE_V2_API_KEY', ['UNIPILE_V2_WEBHOOK_SECRET']],
  ['POSTPRESS_API_KEY', ['POSTPRESS_WEBHOOK_SECRET']],
])('with %s a gateway is on, and what it needs is asked for', (key, names) => {
  const without = Object.fromEntries(Object.entries(good).filter(([name]) => !name.startsWith('UNIPILE_')))
  expect(faultsOf({ ...without, [key]: 'key' })).toEqual(
    names.map((name) => expect.stringMatching(`^${name} `)),
  )
})

test.each([
  ['APP_URL', 'http://accounts.example.com'],
  ['APP_URL', 'https://accounts.example.com/path'],
  ['APP_URL', 'accounts.example.com'],
  ['AUTH_SECRET', 'short'],
  ['DATABASE_URL', 'mysql://x'],
  ['ENCRYPTION_KEYS', 'k1:c2hvcnQ='],
  ['ENCRYPTION_KEYS', `${good.ENCRYPTION_KEYS},${good.ENCRYPTION_KEYS}`],
  ['UNIPILE_V1_WEBHOOK_SECRET', 'one,,two'],
  ['UNIPILE_V1_HOSTED_DOMAIN', 'https://auth.example.com'],
  ['NOTICE_GRACE_SECONDS', 'soon'],
  ['WORKER', 'maybe'],
  ['ADMIN_EMAILS', 'nobody'],
  ['UNIPILE_V2_BASE_URL', 'http://api.unipile.com/v2'],
  ['CONNECT_WITH', 'whatsapp=carrier-pigeon'],
  ['CONNECT_PROVIDERS', 'LINKEDIN,MYSPACE'],
  ['GOOGLE_CLIENT_ID', 'without-its-secret'],
])('%s = %s is refused by name', (name, value) => {
  expect(faultsOf({ ...good, [name]: value })).toEqual([expect.stringMatching(new RegExp(`^${name} `))])
})

test('a fault never repeats the value', () => {
  expect(faultsOf({ ...good, AUTH_SECRET: 'hunter2' }).join()).not.toContain('hunter2')
})
