import { expect, expectAccessible, test } from '../fixtures'
import { newCustomer } from '../given'
import { expectDone, expectIntent, expectStep, logIn, newLogin, sendForm } from './login'

const providers = [
  ['linkedin', 'LinkedIn is connected'],
  ['instagram', 'Instagram is connected'],
  ['messenger', 'Messenger is connected'],
  ['x', 'X is connected'],
  ['imap', 'The mailbox is connected'],
] as const

for (const [provider, title] of providers) {
  test(`${provider}: user name and password connect the account without leaving the dashboard`, async ({
    page,
  }) => {
    await newCustomer(page)
    await page.goto(`/accounts/connect/new/${provider}/credentials`)
    await expectAccessible(page)
    await sendForm(page, newLogin(), 'good')
    await expectIntent(page)
    await expectDone(page, title)
    await expectAccessible(page)
    await page.getByRole('link', { name: 'To your accounts', exact: true }).click()
    await expect(page.getByTestId('account')).toHaveCount(1)
  })
}

test('the connect page offers the ways of the one that is chosen, and the hosted page for several', async ({
  page,
}) => {
  await newCustomer(page)
  await page.goto('/accounts/connect')
  await page.getByRole('checkbox', { name: /^LinkedIn/ }).check({ force: true })
  const ways = page.getByTestId('ways')
  await expect(ways.getByRole('link', { name: 'Log in here' })).toBeVisible()
  await expect(ways.getByRole('button', { name: 'Use the secure sign-in page' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('checkbox', { name: /^WhatsApp/ }).press('Space')
  await expect(ways).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Continue with 2 providers' })).toBeVisible()
  // Google Messages is on no hosted page: it is connected on its own.
  await page.getByRole('checkbox', { name: /^Google Messages/ }).press('Space')
  await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(1)
  await ways.getByRole('link', { name: 'Scan a code' }).click()
  await expect(page.getByRole('heading', { name: 'Connect Google Messages' })).toBeVisible()
})

test('a mailbox that cannot be found out asks for its servers, and keeps the address but no password', async ({
  page,
}) => {
  await newCustomer(page)
  // The sandbox cannot detect the servers of this domain.
  const address = `someone-${crypto.randomUUID().slice(0, 8)}@custom.example`
  await logIn(page, 'imap', 'good', address)
  await expectStep(page, 'FORM')
  const form = page.getByTestId('login-form')
  await expect(page.getByTestId('fault')).toContainText('could not find the mail servers')
  await expect(form.locator('input[name=imapUser]')).toHaveValue(address)
  await expect(form.locator('input[name=imapPassword]')).toHaveValue('')
  await expectAccessible(page)

  await form.locator('input[name=imapHost]').fill('192.168.1.4')
  await form.locator('input[name=imapPassword]').fill('good')
  await form.locator('input[name=smtpHost]').fill('smtp.custom.example')
  await form.locator('button[type=submit]').click()
  const host = form.locator('input[name=imapHost]')
  await expect(host).toHaveAttribute('aria-invalid', 'true')
  await expect(host).toBeFocused()
  await expect(host).toHaveValue('192.168.1.4')
  await expect(form).toContainText('inside a private network')
  await expect(form.locator('input[name=imapPassword]')).toHaveValue('')

  await host.fill('imap.custom.example')
  await form.locator('input[name=imapPassword]').fill('good')
  await form.locator('button[type=submit]').click()
  await expectDone(page, 'The mailbox is connected')
})

test('what is wrong in the folded part opens it; what was typed stays, except the passwords', async ({
  page,
}) => {
  await newCustomer(page)
  await page.goto('/accounts/connect/new/linkedin/credentials')
  const form = page.getByTestId('login-form')
  await form.getByText('More options').click()
  await form.getByLabel('Recruiter', { exact: true }).check()
  await form.getByLabel('Sales Navigator').check()
  await form.locator('input[name=country]').fill('France')
  await form.locator('input[name=proxyHost]').fill('127.0.0.1')
  await form.locator('input[name=proxyPort]').fill('99999')
  await form.locator('input[name=proxyPassword]').fill('very secret')
  const login = newLogin()
  await sendForm(page, login, 'secret as well')

  await expect(form).toContainText('exclude each other. Leave one of them out.')
  await expect(form).toContainText('Enter the two letters of the country')
  await expect(form).toContainText('inside a private network')
  await expect(form).toContainText('A port is a number')
  await expect(form.locator('input[name=username]')).toHaveValue(login)
  await expect(form.locator('input[name=country]')).toHaveValue('France')
  await expect(form.getByLabel('Recruiter', { exact: true })).toBeChecked()
  await expect(form.locator('input[name=password]')).toHaveValue('')
  await expect(form.locator('input[name=proxyPassword]')).toHaveValue('')
  expect(await page.content()).not.toMatch(/very secret|secret as well/)
  await expectAccessible(page)
})

test('a password can be looked at and is hidden again', async ({ page }) => {
  await newCustomer(page)
  await page.goto('/accounts/connect/new/instagram/credentials')
  const password = page.locator('input[name=password]')
  await password.fill('look at me')
  await page.getByRole('button', { name: 'Show Password' }).click()
  await expect(password).toHaveAttribute('type', 'text')
  await page.getByRole('button', { name: 'Hide Password' }).click()
  await expect(password).toHaveAttribute('type', 'password')
})
