import { expect, expectAccessible, nextMailTo, test } from './fixtures'
import { newAccount, newCustomer, setStatus } from './given'

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
