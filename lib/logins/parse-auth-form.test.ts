import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { parseAuthForm } from './parse-auth-form'
import { isPrivateHost } from './private-host'

const linkedin = (values: Record<string, unknown>) =>
  parseAuthForm('LINKEDIN', 'CREDENTIALS', false, {
    username: 'ada@example.com',
    password: 'hunter2',
    ...values,
  })

describe('a login form', () => {
  test('passes its secrets to the call only: they appear neither printed, logged nor stored', () => {
    const parsed = linkedin({ proxyHost: 'proxy.example.com', proxyPort: '8080', proxyPassword: 'hunter3' })
    expect(parsed.ok).toBe(true)
    for (const shown of [JSON.stringify(parsed), inspect(parsed, { depth: 9 }), String(parsed)]) {
      expect(shown).not.toMatch(/hunter/)
    }
    expect(parsed.form).toMatchObject({ username: 'ada@example.com', proxyHost: 'proxy.example.com' })
    expect(Object.keys(parsed.form)).not.toContain('password')
  })

  test('keeps the spaces of a password', () => {
    const parsed = linkedin({ password: '  spaced  ' })
    expect(parsed.ok && parsed.credentials.kind === 'password' && parsed.credentials.password.reveal()).toBe(
      '  spaced  ',
    )
  })

  test.each<[string, Record<string, unknown>, string]>([
    ['username', { username: ' ' }, 'REQUIRED'],
    ['country', { country: 'France' }, 'COUNTRY'],
    ['ip', { ip: '1.2.3' }, 'IP'],
    ['proxyPort', { proxyHost: 'proxy.example.com' }, 'REQUIRED'],
    ['proxyPort', { proxyHost: 'proxy.example.com', proxyPort: '99999' }, 'PORT'],
    ['proxyHost', { proxyHost: '10.0.0.1', proxyPort: '80' }, 'PRIVATE_HOST'],
    ['proxyProtocol', { proxyProtocol: 'gopher' }, 'CHOICE'],
    ['products', { products: ['recruiter', 'sales_navigator'] }, 'PRODUCTS_EXCLUDE'],
    ['products', { products: 'premium' }, 'CHOICE'],
    ['username', { username: 'x'.repeat(501) }, 'TOO_LONG'],
  ])('refuses %s of %j by %s', (field, values, fault) => {
    expect(linkedin(values)).toMatchObject({ ok: false, fields: { [field]: fault } })
  })

  test('of a mailbox asks for an address first, and for the servers when the gateway could not detect them', () => {
    const simple = parseAuthForm('IMAP', 'CREDENTIALS', false, { username: 'bob@example.org', password: 'x' })
    expect(simple).toMatchObject({ ok: true, credentials: { kind: 'mailbox', user: 'bob@example.org' } })
    expect(parseAuthForm('IMAP', 'CREDENTIALS', false, { username: 'bob', password: 'x' })).toMatchObject({
      fields: { username: 'EMAIL' },
    })
    const side = (name: string) => ({
      [`${name}Host`]: `${name}.example.org`,
      [`${name}Port`]: '993',
      [`${name}Encryption`]: 'tls',
      [`${name}User`]: 'bob',
      [`${name}Password`]: 'x',
    })
    expect(parseAuthForm('IMAP', 'CREDENTIALS', true, { ...side('imap'), ...side('smtp') })).toMatchObject({
      ok: true,
      credentials: { kind: 'mail servers', imap: { host: 'imap.example.org', port: 993 } },
    })
  })
})

test.each([
  'localhost',
  'LOCALHOST.',
  'printer.local',
  '127.0.0.1',
  '10.1.2.3',
  '172.31.0.1',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '[::1]',
  'fd00::1',
  'fe80::1',
  '::ffff:10.0.0.1',
  '::ffff:a00:1',
  '2130706433',
  '0x7f000001',
  '0x7f.1',
  '127.1',
])('%s is a private host', (host) => {
  expect(isPrivateHost(host)).toBe(true)
})

test.each(['proxy.example.com', '8.8.8.8', '172.32.0.1', '2001:4860:4860::8888', '10.example.com'])(
  '%s is not a private host',
  (host) => {
    expect(isPrivateHost(host)).toBe(false)
  },
)
