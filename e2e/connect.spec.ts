import { capabilities } from '../lib/gateway/capabilities'
import { expect, expectAccessible, newAddress, test } from './fixtures'
import { newAccount, newCustomer, newName, newPerson } from './given'
import { choice, newNumber, startConnecting, typeCode, typeCredentials } from './wizard'

test('the one provider that was chosen is signed in to, and the account is shown once the gateway confirmed it', async ({
  page,
}) => {
  await newCustomer(page)
  const name = newName('Grace')
  await startConnecting(page, ['LinkedIn'])
  await expect(page.getByRole('heading', { name: 'Sign in to LinkedIn' })).toBeVisible()
  await typeCredentials(page, name, 'good')

  await expect(page.getByRole('heading', { name: 'LinkedIn is connected' })).toBeVisible()
  await expect(page.getByTestId('return-done')).toContainText(name, { ignoreCase: true })
  await expectAccessible(page)
  await page.getByRole('link', { name: 'To your accounts' }).click()
  const row = page.getByTestId('account')
  await expect(row).toContainText(name, { ignoreCase: true })
  // It is set up first; the open page then shows by itself that it works.
  await expect(row.getByTestId('status')).toHaveText('Connected')
  await expect(row).toContainText('Last verified')
})

test('nothing ticked offers everything that the gateway has; a code is asked for until it is right', async ({
  page,
}) => {
  await newCustomer(page)
  await page.goto('/accounts/connect')
  await expectAccessible(page)
  const hosted = Object.values(capabilities.UNIPILE_V1).filter((methods) => methods.includes('HOSTED'))
  await startConnecting(page)
  await expect(page.getByRole('heading', { name: 'Connect an account' })).toBeVisible()
  await expect(page.getByRole('list').getByRole('link')).toHaveCount(hosted.length)

  await page.getByRole('link', { name: 'Instagram' }).click()
  await typeCredentials(page, newName('insta'), '2fa')
  await typeCode(page, '000000')
  await expect(page.getByRole('alert')).toHaveText('That code is wrong. Try again.')
  await typeCode(page, '123456')
  await expect(page.getByRole('heading', { name: 'Instagram is connected' })).toBeVisible()
})

test('several ticked are the only ones offered; a wrong password can be corrected', async ({ page }) => {
  await newCustomer(page)
  const address = newAddress('mailbox')
  await page.goto('/accounts/connect')
  await choice(page, 'LinkedIn').check({ force: true })
  await expect(page.getByTestId('ways').getByRole('button')).toHaveText('Use the secure sign-in page')
  await expectAccessible(page)
  await choice(page, 'IMAP').check({ force: true })
  await page.getByRole('button', { name: 'Continue with 2 providers' }).click()
  await expect(page.getByRole('heading', { name: 'Connect an account' })).toBeVisible()
  await expect(page.getByRole('list').getByRole('link')).toHaveText(['LinkedIn', 'Email (IMAP)'])

  await page.getByRole('link', { name: 'Email (IMAP)' }).click()
  await typeCredentials(page, address, 'wrong')
  await expect(page.getByRole('alert')).toContainText('Wrong username or password')
  await typeCredentials(page, address, 'good')
  await expect(page.getByTestId('return-done')).toContainText(address)
})

test('no choice that has the focus is hidden behind the bar at the bottom', async ({ page }) => {
  await newCustomer(page)
  await page.goto('/accounts/connect')
  const boxes = page.getByRole('checkbox')
  await boxes.first().focus()
  for (let place = 0; place < (await boxes.count()); place++) {
    await expect(boxes.nth(place)).toBeFocused()
    const isSeen = await boxes.nth(place).evaluate((box) => {
      const label = box.closest('label')
      const { left, top, bottom } = label?.getBoundingClientRect() ?? new DOMRect()
      const at = (y: number) => label?.contains(document.elementFromPoint(left + 20, y))
      return at(top + 5) && at(bottom - 5)
    })
    expect([place, isSeen]).toEqual([place, true])
    await page.keyboard.press('Tab')
  }
})

test('WhatsApp is linked by a code: an expired one is replaced, the scanned one connects', async ({
  page,
}) => {
  await newCustomer(page)
  const number = newNumber()
  await startConnecting(page, ['WhatsApp'])
  await expect(page.getByRole('img', { name: 'QR code to scan with WhatsApp' })).toBeVisible()
  await page.getByText('Sandbox options').click()
  await page.getByRole('link', { name: 'Let the code expire' }).click()
  await expect(page.getByRole('alert')).toContainText('This code expired')
  await page.getByRole('link', { name: 'Show a new code' }).click()

  await page.getByText('Sandbox options').click()
  await page.getByLabel('Or another phone number').fill(number)
  await page.getByRole('button', { name: 'Pretend to scan' }).click()
  await expect(page.getByRole('heading', { name: 'WhatsApp is connected' })).toBeVisible()
  await expect(page.getByTestId('return-done')).toContainText(number)
})

for (const provider of ['Google', 'Microsoft']) {
  test(`${provider} asks for consent: denied nothing is connected, allowed it is`, async ({ page }) => {
    await newCustomer(page)
    const address = newAddress(provider.toLowerCase())
    await startConnecting(page, [provider])
    await page.getByRole('button', { name: 'Deny' }).click()
    await expect(page.getByRole('heading', { name: 'Nothing was connected' })).toBeVisible()

    await startConnecting(page, [provider])
    await expect(page.getByRole('radio').first()).toBeChecked()
    await page.getByLabel('Or another email address').fill(address)
    await page.getByRole('button', { name: 'Allow' }).click()
    await expect(page.getByRole('heading', { name: `${provider} is connected` })).toBeVisible()
    await expect(page.getByTestId('return-done')).toContainText(address)
    await page.goto('/accounts')
    await expect(page.getByTestId('account')).toHaveCount(1)
  })
}

test('connecting an account again does not make a second one', async ({ page }) => {
  const customer = await newCustomer(page)
  const account = await newAccount(customer)
  await startConnecting(page, ['LinkedIn'])
  await typeCredentials(page, account.name, 'twice')
  await expect(page.getByTestId('return-done')).toContainText(account.name, { ignoreCase: true })
  await page.goto('/accounts')
  await expect(page.getByTestId('account')).toHaveCount(1)
  await expect(page.getByTestId('account')).toHaveAttribute('data-account', account.id)
})

test('an account of another customer is refused, and nothing of that customer is told', async ({ page }) => {
  const other = await newPerson({ name: 'Somebody Else' })
  const account = await newAccount(other)
  await newCustomer(page)
  await startConnecting(page, ['LinkedIn'])
  await typeCredentials(page, account.name, 'good')
  await expect(
    page.getByRole('heading', { name: 'This account is already connected elsewhere' }),
  ).toBeVisible()
  await expect(page.getByRole('main')).not.toContainText(other.email)
  await expectAccessible(page)
  await page.goto('/accounts')
  await expect(page.getByRole('heading', { name: 'Nothing is connected yet' })).toBeVisible()
})
