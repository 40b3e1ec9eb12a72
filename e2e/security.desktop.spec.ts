import { appUrl } from '../scripts/e2e-ports'
import { expect, linkIn, nextMailTo, test } from './fixtures'
import { newAccount, newCustomer, newPerson, setStatus } from './given'

test('every page is sent with its own nonce, which each script carries, and allows nothing inline', async ({
  page,
}) => {
  const customer = await newCustomer(page)
  const account = await newAccount(customer)
  const nonces = new Set<string>()
  const paths = ['/accounts', '/accounts/connect', `/accounts/${account.id}`, '/settings', '/no-such-page']
  for (const path of paths) {
    const response = await page.goto(path)
    const policy = response?.headers()['content-security-policy'] ?? ''
    const nonce = /script-src [^;]*'nonce-([^']+)'/.exec(policy)?.[1] ?? ''
    expect(nonce, path).not.toBe('')
    nonces.add(nonce)
    for (const rule of [
      `default-src 'self'`,
      `object-src 'none'`,
      `base-uri 'none'`,
      `frame-ancestors 'none'`,
    ])
      expect(policy, path).toContain(rule)
    expect(policy, path).not.toMatch(/unsafe-inline|unsafe-eval|script-src[^;]*\*/)
    const scripts = (await response?.text())?.match(/<script\b[^>]*>/g) ?? []
    expect(scripts.length, path).toBeGreaterThan(0)
    expect(
      scripts.filter((script) => !script.includes(`nonce="${nonce}"`)),
      `scripts without the nonce at ${path}`,
    ).toEqual([])
  }
  expect(nonces.size, 'a nonce is used once').toBe(paths.length)
})

test('a script that was smuggled in does not run, and the browser reports it', async ({ browser }) => {
  const context = await browser.newContext()
  const page = await context.newPage()
  const blocked: string[] = []
  page.on('console', (message) => message.type() === 'error' && blocked.push(message.text()))
  await page.route('**/sign-in', async (route) => {
    const response = await route.fetch()
    const body = (await response.text()).replace('</body>', '<script>window.smuggled = true</script></body>')
    await route.fulfill({ response, body })
  })
  await page.goto(`${appUrl}/sign-in`)
  await expect.poll(() => blocked.join()).toContain('Content Security Policy')
  expect(await page.evaluate(() => 'smuggled' in window)).toBe(false)
  await context.close()
})

test('pages carry the security headers, and the answer does not say what it was made with', async ({
  request,
}) => {
  for (const path of ['/sign-in', '/accounts', '/no-such-page', '/api/health']) {
    const headers = (await request.get(path)).headers()
    expect(headers, path).toMatchObject({
      'strict-transport-security': expect.stringContaining('max-age='),
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': expect.stringMatching(/origin|no-referrer/),
      'permissions-policy': expect.stringContaining('camera=()'),
    })
    expect(headers['x-powered-by'], path).toBeUndefined()
  }
})

test('addresses that carry a token are never kept, never told to others and never indexed', async ({
  request,
}) => {
  const owner = await newPerson()
  await setStatus(await newAccount(owner), 'CREDENTIALS')
  const link = linkIn(await nextMailTo(owner.email, 0), '/reconnect/')
  const addresses = [
    link,
    '/reconnect/no-such-token',
    '/connect/return?state=x',
    '/sign-in/confirm?token=x&email=y',
  ]
  for (const address of addresses) {
    expect((await request.get(address)).headers(), address).toMatchObject({
      'cache-control': expect.stringContaining('no-store'),
      'referrer-policy': 'no-referrer',
      'x-robots-tag': expect.stringContaining('noindex'),
    })
  }
})

test('the session cookie is out of reach of scripts and of other sites', async ({ page }) => {
  await page.goto('/sign-in')
  const email = `${crypto.randomUUID()}@example.com`
  await page.getByLabel('E-mail address').fill(email)
  await page.getByRole('button', { name: 'Mail me a sign-in link' }).click()
  await page.goto(linkIn(await nextMailTo(email, 0), '/sign-in/'))
  await page.getByRole('button', { name: `Sign in as ${email}` }).click()
  await page.waitForURL('**/accounts')
  const session = (await page.context().cookies()).find(({ name }) => name.includes('session-token'))
  expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax' })
})
