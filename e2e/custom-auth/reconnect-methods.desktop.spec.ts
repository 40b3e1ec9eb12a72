import { expect, expectAccessible, test } from '../fixtures'
import { db, expectStored, newCustomer, setStatus } from '../given'
import { newNumber } from '../wizard'
import { expectDone, expectIntent, expectStep, logIn, newLogin, onPhone, showCode } from './login'

test('an account that was logged in here is reconnected here, with the login name filled in', async ({
  page,
}) => {
  const customer = await newCustomer(page)
  const login = newLogin()
  await logIn(page, 'imap', 'good', login)
  await expectDone(page, 'The mailbox is connected')
  const account = await db.connectedAccount.findFirstOrThrow({ where: { userId: customer.id } })
  await setStatus(account, 'CREDENTIALS')
  await expectStored(account, 'CREDENTIALS')

  // From the row.
  await page.goto('/accounts')
  await page
    .getByTestId('account')
    .getByRole('link', { name: `Reconnect ${account.name}` })
    .click()
  await expect(page.getByRole('heading', { name: 'Reconnect the mailbox' })).toBeVisible()
  await expect(page.locator('input[name=username]')).toHaveValue(login)
  await expectAccessible(page)

  // From its own page, which lists the other ways below.
  await page.goto(`/accounts/${account.id}`)
  await expect(
    page.getByTestId('status-panel').getByRole('link', { name: 'Use the secure sign-in page' }),
  ).toBeVisible()
  await expectAccessible(page)
  await page
    .getByTestId('status-panel')
    .getByRole('link', { name: `Reconnect ${account.name}` })
    .click()
  await page.locator('input[name=password]').fill('good')
  await page.getByRole('button', { name: 'Log in to the mailbox' }).click()
  await expectIntent(page)
  await expectDone(page, 'The mailbox is reconnected')
  expect(await db.connectedAccount.count({ where: { userId: customer.id } })).toBe(1)
})

test('a reconnect with somebody else’s login is refused, and whose it should be is said', async ({
  page,
}) => {
  const customer = await newCustomer(page)
  await logIn(page, 'linkedin', 'good')
  await expectDone(page, 'LinkedIn is connected')
  const account = await db.connectedAccount.findFirstOrThrow({ where: { userId: customer.id } })
  await page.goto(`/accounts/${account.id}/reconnect/credentials`)
  await page.locator('input[name=username]').fill(newLogin())
  await page.locator('input[name=password]').fill('good')
  await page.getByRole('button', { name: 'Log in to LinkedIn' }).click()
  await expectIntent(page)
  await expect(page.getByTestId('intent')).toHaveAttribute('data-failure', 'WRONG_ACCOUNT')
  await expect(page.getByTestId('intent')).toContainText(account.name)
  await expectAccessible(page)
})

test('an account that was linked by code is linked again by code', async ({ page }) => {
  const customer = await newCustomer(page)
  await showCode(page, 'whatsapp')
  const login = newNumber()
  await onPhone(page, 'scan', { login })
  await expectDone(page, 'WhatsApp is connected')
  const account = await db.connectedAccount.findFirstOrThrow({ where: { userId: customer.id } })
  await page.goto('/accounts')
  await page.getByRole('button', { name: `More for ${account.name}` }).click()
  await page.getByRole('menuitem', { name: 'Reconnect' }).click()
  await page.getByRole('button', { name: 'Show the code' }).click()
  await expectIntent(page)
  await expectStep(page, 'QR')
  await onPhone(page, 'scan')
  await expectDone(page, 'WhatsApp is reconnected')
})

test('a way that is not offered leads to one that is; an account of somebody else is not there', async ({
  page,
}) => {
  const customer = await newCustomer(page)
  await logIn(page, 'imap', 'good')
  await expectDone(page, 'The mailbox is connected')
  const account = await db.connectedAccount.findFirstOrThrow({ where: { userId: customer.id } })
  await page.goto(`/accounts/${account.id}/reconnect/qr`)
  await expect(page).toHaveURL(/\/reconnect\/credentials$/)
  await newCustomer(page)
  await page.goto(`/accounts/${account.id}/reconnect/credentials`)
  await expect(page.getByTestId('method')).toHaveCount(0)
  await page.goto('/accounts/connect/new/whatsapp/credentials')
  await expect(page.getByTestId('method')).toHaveCount(0)
})
