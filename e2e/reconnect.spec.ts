import { expect, test } from './fixtures'
import { newAccount, newCustomer, setStatus } from './given'
import { newNumber, typeCredentials } from './wizard'

test('from the dashboard: the row’s button leads to exactly this account, and repairs it', async ({
  page,
}) => {
  const customer = await newCustomer(page)
  const account = await newAccount(customer)
  await setStatus(account, 'CREDENTIALS')
  await page.goto('/accounts')
  const row = page.locator(`[data-account="${account.id}"]`)
  await row.getByRole('button', { name: `Reconnect ${account.name}` }).click()
  await expect(page.getByText(`Reconnecting ${account.name}`)).toBeVisible()
  await typeCredentials(page, account.name, 'good')
  await expect(page.getByRole('heading', { name: 'LinkedIn is reconnected' })).toBeVisible()
  await page.getByRole('link', { name: 'To your accounts' }).click()
  await expect(page.getByTestId('account')).toHaveCount(1)
  await expect(row.getByTestId('status')).toHaveText('Connected')
  await row.getByRole('link', { name: account.name }).click()
  await expect(page.getByTestId('history')).toContainText('Reconnected by you')
  await expect(page.getByTestId('outage')).toHaveCount(0)
})

test('an account that works can be reconnected too', async ({ page }) => {
  const customer = await newCustomer(page)
  const account = await newAccount(customer, { type: 'WHATSAPP', name: newNumber() })
  await page.goto('/accounts')
  await page.getByRole('button', { name: `More for ${account.name}` }).click()
  await page.getByRole('menuitem', { name: 'Reconnect' }).click()
  await page.getByRole('button', { name: 'Pretend to scan' }).click()
  await expect(page.getByRole('heading', { name: 'WhatsApp is reconnected' })).toBeVisible()
})

test('a failed reconnect leaves the account as it was and offers another try', async ({ page }) => {
  const customer = await newCustomer(page)
  const account = await newAccount(customer)
  await setStatus(account, 'CREDENTIALS')
  await page.goto(`/accounts/${account.id}`)
  await page.getByRole('button', { name: `Reconnect ${account.name}` }).click()
  await typeCredentials(page, account.name, 'fail')
  await expect(page.getByRole('heading', { name: 'The reconnect did not work' })).toBeVisible()
  await page.getByRole('link', { name: 'Try again' }).click()
  await expect(page.getByTestId('status-panel').getByTestId('status')).toHaveText('Reconnect needed')
  await expect(page.getByRole('button', { name: `Reconnect ${account.name}` })).toBeVisible()
})
