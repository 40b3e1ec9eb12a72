import { control, expect, expectAccessible, linkIn, mailsTo, nextMailTo, test } from './fixtures'
import { asAdmin, atGateway, newAccount, newPerson, setStatus } from './given'

test('an admin opens an account, reads its history, and syncs it with what the gateway says', async ({
  page,
}) => {
  const owner = await newPerson()
  const account = await newAccount(owner)
  // The webhook got lost.
  await control('status', { account_id: account.gatewayAccountId, status: 'ERROR', silent: true })
  await asAdmin(page)
  await page.goto(`/admin?q=${owner.email}`)
  await page.getByRole('link', { name: account.name }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(account.name)
  await expect(page.getByRole('main')).toContainText(owner.email)
  const panel = page.getByTestId('status-panel')
  await expect(panel.getByTestId('status')).toHaveText('Connected')

  await page.getByRole('button', { name: 'Sync now' }).click()
  await expect(page.getByTestId('toasts')).toContainText('Synced')
  await expect(panel.getByTestId('status')).toHaveText('Having trouble')
  await expect(page.getByTestId('history')).toContainText('Checked by admin@example.com')
  await expect(page.getByTestId('history')).toContainText('Somebody asked us to check.')
  await expectAccessible(page)
  expect(await atGateway(account.gatewayAccountId)).not.toBeNull()
})

test('an admin copies a reconnect link, which opens that one repair without signing in', async ({
  page,
  browser,
}) => {
  const owner = await newPerson()
  const account = await newAccount(owner, { status: 'CREDENTIALS' })
  await asAdmin(page)
  await page.goto(`/admin/accounts/${account.id}`)
  await page.getByRole('button', { name: 'Copy reconnect link' }).click()
  const link = await page.getByRole('textbox', { name: 'Reconnect link' }).inputValue()
  await expectAccessible(page)
  await expect(page.getByTestId('history')).toContainText('A reconnect link was made by admin@example.com')

  const stranger = await (await browser.newContext()).newPage()
  await stranger.goto(link)
  await expect(stranger.getByTestId('link-ready')).toContainText(account.name)
  await stranger.context().close()
})

test('an admin sends the mail of an open outage once more, with a link that works', async ({ page }) => {
  const owner = await newPerson()
  const account = await newAccount(owner)
  await setStatus(account, 'CREDENTIALS')
  await nextMailTo(owner.email, 0)
  await asAdmin(page)
  await page.goto(`/admin/accounts/${account.id}`)
  await expect(page.getByTestId('outage')).toContainText('Emailed on')
  await page.getByRole('button', { name: 'Resend the email' }).click()
  await expect(page.getByTestId('toasts')).toContainText('The email is on its way.')
  const again = await nextMailTo(owner.email, 1)
  const [, first] = await mailsTo(owner.email)
  expect(again.subject).toBe(first?.subject)
  await expect(page.getByTestId('history')).toContainText('The email was sent again by admin@example.com')

  await page.goto(`/admin/mail`)
  const rows = page.getByTestId('email').filter({ hasText: owner.email })
  await expect(rows).toHaveCount(2)
  await expect(rows.first()).toContainText('Sent')
  await expectAccessible(page)
  await page.goto(linkIn(again, '/reconnect/'))
  await expect(page.getByTestId('link-ready')).toBeVisible()
})

test('without an open outage there is no mail to send again', async ({ page }) => {
  const account = await newAccount(await newPerson())
  await asAdmin(page)
  await page.goto(`/admin/accounts/${account.id}`)
  await expect(page.getByRole('button', { name: 'Sync now' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Resend the email' })).toHaveCount(0)
})
