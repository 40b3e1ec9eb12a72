import { expect, expectAccessible, test } from './fixtures'
import { atGateway, newAccount, newCustomer, newName } from './given'

test('an account is renamed, keeps its original name beside it, and the history says so', async ({
  page,
}) => {
  const customer = await newCustomer(page)
  const account = await newAccount(customer)
  const label = newName('Sales')
  await page.goto('/accounts')
  await page.getByRole('button', { name: `More for ${account.name}` }).click()
  await page.getByRole('menuitem', { name: 'Rename' }).click()
  await expect(page.getByRole('dialog', { name: 'Rename this account' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('textbox', { name: 'Name' }).fill(label)
  await page.getByRole('button', { name: 'Save name' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.getByTestId('toasts')).toContainText('Renamed.')
  await page.getByRole('link', { name: label }).click()

  await expect(page.getByRole('heading', { level: 1 })).toHaveText(label)
  await expect(page.getByRole('region', { name: 'Details' })).toContainText(account.name)
  await expect(page.getByTestId('history')).toContainText('Renamed by you')
  await expect(page.getByTestId('history')).toContainText(`From “${account.name}” to “${label}”`)
  await expectAccessible(page)

  await page.getByRole('button', { name: `More for ${label}` }).click()
  await page.getByRole('menuitem', { name: 'Rename' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('')
  await page.getByRole('button', { name: 'Save name' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(account.name)
})

test('an account is removed only by its name; it is gone here and at the gateway, and its history stays', async ({
  page,
}) => {
  const customer = await newCustomer(page)
  const account = await newAccount(customer)
  await page.goto('/accounts')
  await page.getByRole('button', { name: `More for ${account.name}` }).click()
  await page.getByRole('menuitem', { name: 'Remove' }).click()
  const dialog = page.getByRole('dialog', { name: `Remove “${account.name}”?` })
  await expect(dialog).toContainText('It stops at once')
  await expect(dialog).toContainText('It is removed at our connection service too')
  await dialog.getByLabel(/to confirm/).fill('another name')
  await dialog.getByRole('button', { name: 'Remove account' }).click()
  await expect(dialog.getByRole('alert')).toContainText('That is not the name')
  await expectAccessible(page)
  expect(await atGateway(account.gatewayAccountId)).not.toBeNull()

  await dialog.getByLabel(/to confirm/).fill(account.name)
  await dialog.getByRole('button', { name: 'Remove account' }).click()
  await expect(page.getByTestId('toasts')).toContainText(`${account.name} is removed.`)
  await expect(page.getByRole('heading', { name: 'Nothing is connected yet' })).toBeVisible()
  expect(await atGateway(account.gatewayAccountId)).toBeNull()
  expect((await page.goto(`/accounts/${account.id}`))?.status()).toBe(404)
})

test('cancelling the removal, or leaving it, removes nothing', async ({ page }) => {
  const customer = await newCustomer(page)
  const account = await newAccount(customer)
  await page.goto(`/accounts/${account.id}`)
  for (const leave of ['Cancel', 'Close']) {
    await page.getByRole('button', { name: `More for ${account.name}` }).click()
    await page.getByRole('menuitem', { name: 'Remove' }).click()
    await page
      .getByRole('dialog')
      .getByLabel(/to confirm/)
      .fill(account.name)
    await page.getByRole('dialog').getByRole('button', { name: leave }).click()
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
  expect(await atGateway(account.gatewayAccountId)).not.toBeNull()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(account.name)
})
