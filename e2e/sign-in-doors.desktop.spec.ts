import type { Page } from '@playwright/test'
import { appUrl } from '../scripts/e2e-ports'
import { expect, linkIn, mailsTo, newAddress, nextMailTo, test } from './fixtures'
import { newCustomer } from './given'
import { askForLink } from './sign-in-page'

/** What a sign-in link that somebody asked for themselves carries. */
async function ownLink(page: Page): Promise<URLSearchParams> {
  const email = newAddress('mallory')
  await page.goto('/sign-in')
  await askForLink(page, email)
  return new URL(linkIn(await nextMailTo(email, 0), '/sign-in/')).searchParams
}

test('another site cannot sign a browser in as somebody else, by a form or by a link', async ({
  page,
  browser,
}) => {
  const theirs = await browser.newContext({ baseURL: appUrl })
  const [forForm, forLink] = [await ownLink(await theirs.newPage()), await ownLink(await theirs.newPage())]
  await theirs.close()

  const victim = await newCustomer(page)
  const inputs = [...forForm].map(([name, value]) => `<input name="${name}" value="${value}">`).join('')
  const form = `<form method="post" action="${appUrl}/api/sign-in">${inputs}</form><script>document.forms[0].submit()</script>`
  const body = { contentType: 'text/html', body: form }
  await page.route('http://evil.example/', (route) => route.fulfill(body))
  const answer = page.waitForResponse('**/api/sign-in')
  await page.goto('http://evil.example/')
  expect((await answer).status()).toBe(403)
  // Chromium reports an answer without a page as an error.
  const elsewhere = await page.context().newPage()
  await elsewhere.goto(`/api/auth/callback/email?${forLink}`).catch(() => undefined)
  await elsewhere.close()

  await page.goto('/settings')
  await expect(page.getByRole('main')).toContainText(victim.email)
})

test('whatever acts refuses what another site sends, and not what our own pages send', async ({ page }) => {
  await newCustomer(page)
  const foreign: Record<string, string>[] = [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
  ]
  for (const path of ['/settings', '/accounts/connect', '/sign-in', '/api/sign-in', '/api/auth/signout'])
    for (const headers of foreign) {
      const answer = await page.request.post(path, { headers, form: { locale: 'fr' } })
      expect([path, headers, answer.status()]).toEqual([path, headers, 403])
    }
  const ours = { 'sec-fetch-site': 'same-origin', origin: 'null' }
  const answer = await page.request.post('/api/sign-in', { headers: ours, form: {}, maxRedirects: 0 })
  expect(answer.status()).toBe(303)
})

test('what the session says to a script holds neither its token nor the user', async ({ page }) => {
  const { id, email } = await newCustomer(page)
  const [cookie] = await page.context().cookies()
  await page.goto('/accounts')
  const told = await page.evaluate(async () => (await fetch('/api/auth/session')).text())
  expect(told).toContain(email)
  expect(told).not.toContain(cookie?.value)
  expect(told).not.toContain(id)
})

test('next-auth’s own form mails nothing', async ({ page }) => {
  const email = newAddress('flooded')
  const csrf = await page.request.get('/api/auth/csrf')
  const csrfToken = csrf.ok() ? (await csrf.json()).csrfToken : ''
  const answer = await page.request.post('/api/auth/signin/email', { form: { email, csrfToken } })
  expect(answer.status()).toBe(404)
  const own = newAddress('after')
  await page.goto('/sign-in')
  await askForLink(page, own)
  await nextMailTo(own, 0)
  expect(await mailsTo(email)).toEqual([])
})

test('behind a proxy that calls it by another name, a form without script still acts', async ({
  request,
}) => {
  const page = await (await request.get('/sign-in')).text()
  const hidden = [...page.matchAll(/<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g)]
  const email = newAddress('proxied')
  const multipart = {
    ...Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, value.replaceAll('&quot;', '"')])),
    email,
  }
  const headers = { host: 'internal.example:8080', origin: appUrl, 'sec-fetch-site': 'same-origin' }
  const answer = await request.post('/sign-in', { headers, multipart })
  expect(answer.status()).toBe(200)
  await nextMailTo(email, 0)
})
