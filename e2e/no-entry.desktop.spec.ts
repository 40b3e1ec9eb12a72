import type { Page } from '@playwright/test'
import { expect, expectAccessible, test } from './fixtures'
import { asAdmin, newAccount, newCustomer, newPerson } from './given'

/** Everything about an answer that a person, or a program on the network, can observe. */
async function answerTo(page: Page, path: string) {
  const response = await page.goto(path)
  return {
    status: response?.status(),
    title: await page.title(),
    text: await page.locator('body > :not(script)').allTextContents(),
    robots: await page.locator('meta[name=robots]').evaluateAll((all) => all.map((meta) => meta.outerHTML)),
    cache: response?.headers()['cache-control'],
  }
}

test('a customer gets for admin pages and other people’s accounts what nonsense gets: the same 404', async ({
  page,
}) => {
  const foreign = await newAccount(await newPerson())
  const customer = await newCustomer(page)
  const own = await newAccount(customer)
  expect((await page.goto(`/accounts/${own.id}`))?.status()).toBe(200)

  const nonsense = await answerTo(page, '/no-such-page')
  expect(nonsense.status).toBe(404)
  expect(nonsense.text.join()).toContain('There is nothing here')
  await expectAccessible(page)
  const noAccount = await answerTo(page, '/accounts/no-such-account')
  expect(noAccount).toEqual({ ...nonsense, title: expect.any(String) })
  expect(await answerTo(page, `/accounts/${foreign.id}`)).toEqual(noAccount)

  const closed = [
    '/admin',
    '/admin?status=OK',
    '/admin/webhooks',
    '/admin/mail',
    '/admin/drift',
    `/admin/accounts/${foreign.id}`,
    `/admin/accounts/${own.id}`,
    '/admin/accounts/no-such-account',
    '/admin/no-such-page',
  ]
  for (const path of closed) expect(await answerTo(page, path), path).toEqual(nonsense)
})

test('signed out, admin pages are a 404 too, and the customer’s lead to signing in', async ({ page }) => {
  const account = await newAccount(await newPerson())
  const nonsense = await answerTo(page, '/no-such-page')
  for (const path of [
    '/admin',
    '/admin/webhooks',
    '/admin/mail',
    '/admin/drift',
    `/admin/accounts/${account.id}`,
  ])
    expect(await answerTo(page, path), path).toEqual(nonsense)
  for (const path of ['/accounts', '/accounts/connect', `/accounts/${account.id}`, '/settings']) {
    await page.goto(path)
    await expect(page).toHaveURL(/\/sign-in\?next=/)
  }
})

test('an admin’s page for an account that does not exist is a 404', async ({ page }) => {
  await asAdmin(page)
  expect((await page.goto('/admin/accounts/no-such-account'))?.status()).toBe(404)
})
