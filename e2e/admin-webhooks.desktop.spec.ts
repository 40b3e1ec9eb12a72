import type { Page } from '@playwright/test'
import { control, expect, expectAccessible, test } from './fixtures'
import { asAdmin, expectStored, link, newAccount, newAtGateway, newPerson, setStatus } from './given'

const event = (page: Page, gatewayAccountId: string) =>
  page.getByTestId('event').filter({ hasText: gatewayAccountId })

const status = (gatewayAccountId: string, message: string) => ({
  AccountStatus: { account_id: gatewayAccountId, account_type: 'LINKEDIN', message },
})

test('an admin sees every event and what became of it', async ({ page }) => {
  const account = await newAccount(await newPerson())
  const unknown = crypto.randomUUID()
  await setStatus(account, 'ERROR')
  await expectStored(account, 'ERROR')
  await control('send-webhook', { body: { something: 'else', id: unknown } })
  await asAdmin(page)

  await page.goto('/admin/webhooks')
  await expect(event(page, account.gatewayAccountId)).toContainText('Applied')
  await expect(event(page, account.gatewayAccountId)).toContainText('stored its answer')
  await expectAccessible(page)
  await event(page, account.gatewayAccountId).getByText('Raw body').click()
  await expect(event(page, account.gatewayAccountId).locator('pre')).toContainText('"message": "ERROR"')
  await page.getByRole('link', { name: /^Unrecognised/ }).click()
  await expect(page).toHaveURL(/outcome=UNRECOGNISED/)
  await expect(event(page, unknown)).toContainText('JSON in a format that we do not know')
  await expect(event(page, account.gatewayAccountId)).toHaveCount(0)
})

test('an orphan cannot be replayed while its account is unknown, and is applied once it is known', async ({
  page,
}) => {
  const gatewayAccountId = await newAtGateway({ status: 'STOPPED' })
  await control('send-webhook', { body: status(gatewayAccountId, 'STOPPED') })
  await asAdmin(page)
  await page.goto('/admin/webhooks?outcome=ORPHAN')
  const orphan = event(page, gatewayAccountId)
  await expect(orphan).toContainText('Names an account that is not ours.')
  await orphan.getByRole('button', { name: /^Replay/ }).click()
  await expect(page.getByTestId('toasts')).toContainText('This event cannot be replayed')
  await expectAccessible(page)

  const account = await link(await newPerson(), gatewayAccountId)
  await orphan.getByRole('button', { name: /^Replay/ }).click()
  await expect(page.getByTestId('toasts')).toContainText('Replayed.')
  await expectStored(account, 'STOPPED')
  await page.goto('/admin/webhooks')
  await expect(orphan).toContainText('Applied')
  await orphan.getByRole('link', { name: 'Open the account' }).click()
  await expect(page.getByTestId('history')).toContainText('An event was replayed')
})
