import { expect, expectAccessible, linkIn, mailsTo, newAddress, nextMailTo, signIn, test } from './fixtures'

test('a customer signs in with the mailed link and sees accounts in every state', async ({ page }) => {
  await signIn(page, 'ada@example.com')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByText('Support line').first()).toBeVisible()
  await expectAccessible(page)
})

test('opening the mailed link does not sign in: that takes a click, and works once', async ({
  page,
  browser,
}) => {
  const email = newAddress('scanner')
  await page.goto('/sign-in')
  await expectAccessible(page)
  await page.locator('input[name=email]').fill(email)
  await page.locator('form button[type=submit]').last().click()
  await expect(page.getByTestId('check-inbox')).toBeVisible()
  const link = linkIn(await nextMailTo(email, 0), '/sign-in/')

  // A mail scanner follows links, possibly several times.
  const scanner = await browser.newContext()
  for (let visit = 0; visit < 2; visit++) expect((await scanner.request.get(link)).status()).toBe(200)
  expect((await scanner.cookies()).filter(({ name }) => name.includes('session-token'))).toEqual([])
  await scanner.close()

  await page.goto(link)
  await expectAccessible(page)
  await page.getByRole('main').getByRole('button').click()
  await page.waitForURL('**/accounts')
  expect(await mailsTo(email)).toHaveLength(1)

  const second = await browser.newContext()
  const late = await second.newPage()
  await late.goto(link)
  await late.getByRole('main').getByRole('button').click()
  await expect(late.getByRole('alert').filter({ hasText: /\S/ })).toBeVisible()
  await second.close()
})

test('without signing in, the accounts lead to the sign-in page and back', async ({ page }) => {
  await page.goto('/accounts')
  await expect(page).toHaveURL(/\/sign-in/)
})
