import { appUrl } from '../scripts/e2e-ports'
import { expect, expectAccessible, nextMailTo, test } from './fixtures'
import { letIn, newAccount, newCustomer, setStatus } from './given'

test('language and time zone are chosen once, for every page and for the mails', async ({ page }) => {
  const customer = await newCustomer(page)
  const account = await newAccount(customer, { statusSince: new Date('2026-01-15T12:00:00Z') })
  await page.goto('/settings')
  await expect(page.getByRole('main')).toContainText(customer.email)
  await expectAccessible(page)
  await page.getByRole('combobox', { name: 'Language' }).selectOption('fr')
  await page.getByRole('combobox', { name: 'Time zone' }).selectOption('Asia/Tokyo')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
  await expect(page.getByRole('combobox', { name: 'Langue' })).toHaveValue('fr')

  await page.goto(`/accounts/${account.id}`)
  await expect(page.getByRole('main')).toContainText('15 janv. 2026, 21:00')
  await setStatus(account, 'CREDENTIALS')
  const mail = await nextMailTo(customer.email, 0)
  expect(mail.html).toContain('lang="fr"')
  expect(mail.text).toContain('Asia/Tokyo')
})

test('where one is signed in is listed, and another place can be signed out from here', async ({
  page,
  browser,
}) => {
  const customer = await newCustomer(page)
  const other = await (await browser.newContext({ baseURL: appUrl })).newPage()
  await letIn(other, customer)
  await other.goto('/accounts')
  await expect(other).toHaveURL('/accounts')

  await page.goto('/settings')
  await expect(page.getByTestId('session')).toHaveCount(2)
  await expect(page.getByTestId('session').filter({ hasText: 'This browser, now' })).toHaveCount(1)
  await expectAccessible(page)
  await page.getByRole('button', { name: /^End the session in/ }).click()
  await expect(page.getByTestId('session')).toHaveCount(1)
  await other.goto('/accounts')
  await expect(other).toHaveURL(/\/sign-in/)
  await other.context().close()
})
