import { expect, expectAccessible, test } from '../fixtures'
import { newCustomer } from '../given'
import { enter, expectDone, expectStep, logIn, onPhone } from './login'

const done = 'LinkedIn is connected'
const code = '123456'

const codes = [
  ['2fa-sms', '2FA', 'by text message'],
  ['2fa-app', '2FA', 'authenticator app'],
  ['2fa-whatsapp', '2FA', 'to your WhatsApp'],
  ['otp', 'OTP', 'sent you a code'],
  ['otp-email', 'OTP', 'to your e-mail address'],
] as const

for (const [password, step, from] of codes) {
  test(`${password}: says where the code comes from; a wrong one stays on the screen, the right one connects`, async ({
    page,
  }) => {
    await newCustomer(page)
    await logIn(page, 'linkedin', password)
    await expectStep(page, step)
    await expect(page.getByTestId('intent')).toContainText(from)
    const field = page.getByLabel('Code')
    await expect(field).toHaveAttribute('autocomplete', 'one-time-code')
    await expect(field).toHaveAttribute('inputmode', 'numeric')

    for (const wrong of ['000000', '111111']) {
      await enter(page, wrong)
      await expect(field).toHaveAttribute('aria-invalid', 'true')
      await expect(field).toHaveAccessibleDescription(/That code was not right/)
      await expect(field).toBeFocused()
      await expect(field).toHaveValue('')
    }
    await expectStep(page, step)
    await expectAccessible(page)
    // As a text message or an app shows it.
    await enter(page, '123 456')
    await expectDone(page, done)
  })
}

test('a code can be sent again, except one that an authenticator app makes', async ({ page }) => {
  await newCustomer(page)
  await logIn(page, 'linkedin', '2fa-sms')
  await page.getByRole('button', { name: 'Send a new code' }).click()
  await expect(page.getByText('A new code is on its way.')).toBeVisible()
  await logIn(page, 'linkedin', '2fa-app')
  await expectStep(page, '2FA')
  await expect(page.getByRole('button', { name: 'Send a new code' })).toHaveCount(0)
})

test('phone number, then a code, then another: a chain is gone through step by step', async ({ page }) => {
  await newCustomer(page)
  await logIn(page, 'linkedin', 'phone')
  await expectStep(page, 'PHONE_REGISTER')
  await enter(page, '06 12 34 56 78')
  await expect(page.getByLabel('Phone number')).toHaveAccessibleDescription(/with its country code/)
  await expectAccessible(page)
  await enter(page, '0033 (0)6 12 34 56 78')
  await expectStep(page, 'OTP')
  await enter(page, code)
  await expectStep(page, '2FA')
  await enter(page, code)
  await expectDone(page, done)
})

test('an approval in the app is waited for, and the page goes on by itself', async ({ page }) => {
  await newCustomer(page)
  await logIn(page, 'linkedin', 'in-app')
  await expectStep(page, 'IN_APP_VALIDATION')
  await expect(page.getByTestId('intent')).toContainText('Open LinkedIn on your phone')
  await expect(page.getByRole('timer')).toHaveText(/0:0[1-9]/)
  await expectAccessible(page)
  await onPhone(page, 'approve')
  await expectDone(page, done)
})

test('a denied approval says so, and the login can be tried again', async ({ page }) => {
  await newCustomer(page)
  await logIn(page, 'linkedin', 'in-app')
  await expectStep(page, 'IN_APP_VALIDATION')
  await onPhone(page, 'deny')
  await expectStep(page, 'FORM')
  await expect(page.getByTestId('fault')).toHaveAttribute('data-fault', 'INVALID_CREDENTIALS')
})

test('code or approval: both are offered at once, and either will do', async ({ page }) => {
  await newCustomer(page)
  await logIn(page, 'linkedin', 'otp-or-in-app')
  await expectStep(page, 'OTP_OR_IN_APP_VALIDATION')
  await expect(page.getByText('Waiting for your confirmation')).toBeVisible()
  await enter(page, '000000')
  await expect(page.getByLabel('Code')).toHaveAttribute('aria-invalid', 'true')
  await expectAccessible(page)
  await enter(page, code)
  await expectDone(page, done)

  await logIn(page, 'linkedin', 'otp-or-in-app')
  await expectStep(page, 'OTP_OR_IN_APP_VALIDATION')
  await onPhone(page, 'approve')
  await expectDone(page, done)
})

test('one of several contracts is chosen', async ({ page }) => {
  await newCustomer(page)
  await logIn(page, 'linkedin', 'contract')
  await expectStep(page, 'CONTRACT_SELECTION')
  await page.getByRole('radio').last().check()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Continue' }).click()
  await expectDone(page, done)
})

test('one of several ways to confirm is chosen, and its code follows', async ({ page }) => {
  await newCustomer(page)
  await logIn(page, 'linkedin', 'challenge')
  await expectStep(page, 'CHALLENGE_SELECTION')
  await page.getByRole('radio', { name: /Text message|SMS/ }).check()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Continue' }).click()
  await expectStep(page, 'OTP')
  await enter(page, code)
  await expectDone(page, done)
})

test('what takes a moment goes on by itself', async ({ page }) => {
  await newCustomer(page)
  await logIn(page, 'linkedin', 'loading')
  await expectDone(page, done)
})

test('a checkpoint of the future gets an honest page that still takes a code', async ({ page }) => {
  await newCustomer(page)
  await logIn(page, 'linkedin', 'future')
  await expectStep(page, 'UNKNOWN')
  await expect(page.getByRole('heading', { name: 'LinkedIn asks for something new' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Use the secure sign-in page' })).toBeVisible()
  await expectAccessible(page)
  await enter(page, code)
  await expectDone(page, done)
})
