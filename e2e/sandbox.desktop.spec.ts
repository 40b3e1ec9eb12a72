import { sandboxUrl } from '../scripts/e2e-ports'
import { expect, expectAccessible, nextMailTo, test } from './fixtures'
import { newAccount, newCustomer } from './given'
import { startConnecting } from './wizard'

test('a person breaks an account in the panel and repairs it from the mail in the mailbox', async ({
  page,
  context,
}) => {
  const customer = await newCustomer(page)
  const account = await newAccount(customer)
  await page.goto('/accounts')
  const panel = await context.newPage()
  await panel.goto(sandboxUrl)
  await panel.getByLabel(`New status of ${account.name}`).selectOption('CREDENTIALS')
  await panel.getByRole('button', { name: `Set status of ${account.name}` }).click()
  await expect(page.getByTestId('status')).toHaveText('Reconnect needed')

  await nextMailTo(customer.email, 0)
  await panel.goto(`${sandboxUrl}/mailbox?to=${customer.email}`)
  await panel.getByRole('link', { name: new RegExp(account.name) }).click()
  await panel.getByRole('link', { name: 'Plain text' }).click()
  await expect(panel.getByText(/\/reconnect\//).first()).toBeVisible()
  await expectAccessible(panel)
  await panel.getByRole('link', { name: 'HTML' }).click()
  const opened = context.waitForEvent('page')
  await panel.frameLocator('iframe').getByRole('link', { name: 'Reconnect LinkedIn' }).click()
  await expect((await opened).getByTestId('link-ready')).toContainText(account.name)
})

test('every page of the sign-in wizard can be used by everybody', async ({ page }) => {
  await newCustomer(page)
  await startConnecting(page)
  await expectAccessible(page)
  for (const provider of ['LinkedIn', 'WhatsApp', 'Google']) {
    await page.getByRole('link', { name: provider }).click()
    await expect(page.getByRole('button', { name: 'Cancel and go back' })).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Choose another account type' }).click()
  }
})
