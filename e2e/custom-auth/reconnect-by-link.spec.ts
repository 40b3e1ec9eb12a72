import { hashToken, newToken } from '../../lib/secrets'
import { expect, expectAccessible, test } from '../fixtures'
import { db, expectStored, newCustomer, setStatus } from '../given'
import { enter, expectDone, expectIntent, expectStep, logIn, newLogin } from './login'

test('the mailed link repairs an account that was logged in here: signed out, step by step', async ({
  page,
  browser,
}) => {
  const customer = await newCustomer(page)
  const login = newLogin()
  await logIn(page, 'imap', 'good', login)
  await expectDone(page, 'The mailbox is connected')
  const { link, account } = await brokenAccountOf(customer.id)

  const context = await browser.newContext()
  const mail = await context.newPage()
  await mail.goto(link)
  await expect(mail.getByTestId('link-ready')).toContainText(account.name)
  await expectAccessible(mail)
  await mail.getByRole('link', { name: 'Reconnect IMAP' }).click()
  await expect(mail.locator('input[name=username]')).toHaveValue(login)
  await expectAccessible(mail)
  expect(await db.authIntent.count({ where: { accountId: account.id, kind: 'RECONNECT' } })).toBe(0)
  await mail.locator('input[name=password]').fill('good')
  await mail.getByRole('button', { name: 'Log in to the mailbox' }).click()
  await expectIntent(mail)
  await expectDone(mail, 'The mailbox is reconnected')
  await expect(mail.getByText('You can close this page.')).toBeVisible()
  await expectAccessible(mail)
  await context.close()
})

test('behind the mailed link a code is asked for too, and a stranger’s link shows nothing', async ({
  page,
  browser,
}) => {
  const customer = await newCustomer(page)
  const login = newLogin()
  await logIn(page, 'linkedin', 'good', login)
  await expectDone(page, 'LinkedIn is connected')
  const { link } = await brokenAccountOf(customer.id)

  const context = await browser.newContext()
  const mail = await context.newPage()
  await mail.goto(link)
  await mail.getByRole('link', { name: 'Reconnect LinkedIn' }).click()
  await mail.locator('input[name=username]').fill(login)
  await mail.locator('input[name=password]').fill('2fa-sms')
  await mail.getByRole('button', { name: 'Log in to LinkedIn' }).click()
  await expectIntent(mail)
  await expectStep(mail, '2FA')
  await enter(mail, '000000')
  await expect(mail.getByLabel('Code')).toHaveAttribute('aria-invalid', 'true')
  const address = mail.url()
  await enter(mail, '123456')
  await expectDone(mail, 'LinkedIn is reconnected')

  await mail.goto(address.replace(/\/reconnect\/[^/]+/, '/reconnect/another-token'))
  await expect(mail.getByTestId('link-invalid')).toBeVisible()
  await context.close()
})

/** Breaks the customer's one account and makes the link that a mail would bring. */
async function brokenAccountOf(userId: string) {
  const account = await db.connectedAccount.findFirstOrThrow({ where: { userId } })
  await setStatus(account, 'CREDENTIALS')
  await expectStored(account, 'CREDENTIALS')
  const token = newToken()
  await db.reconnectLink.create({
    data: { accountId: account.id, tokenHash: hashToken(token), expiresAt: new Date(Date.now() + 3_600_000) },
  })
  return { account, link: `/reconnect/${token}` }
}
