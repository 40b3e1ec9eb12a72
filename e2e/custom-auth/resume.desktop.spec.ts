import { expect, expectAccessible, test } from '../fixtures'
import { db, newCustomer } from '../given'
import { newNumber } from '../wizard'
import { enter, expectDone, expectIntent, expectStep, logIn, onPhone, showCode } from './login'

test('a refresh in the middle resumes where it stands, and a code still works', async ({ page }) => {
  await newCustomer(page)
  await logIn(page, 'linkedin', '2fa-sms')
  await page.reload()
  await expectStep(page, '2FA')
  await enter(page, '000000')
  await expect(page.getByLabel('Code')).toHaveAttribute('aria-invalid', 'true')
  await page.reload()
  await expect(page.getByLabel('Code')).toHaveAttribute('aria-invalid', 'true')
  await enter(page, '123456')
  await expectDone(page, 'LinkedIn is connected')
  await page.reload()
  await expectDone(page, 'LinkedIn is connected')
})

test('two tabs show the same code and both see the scan; one call waits at the gateway', async ({
  page,
  context,
}) => {
  await newCustomer(page)
  await showCode(page, 'whatsapp')
  const second = await context.newPage()
  await second.goto(page.url())
  const code = await page.getByTestId('qr-code').getAttribute('data-code')
  await expect(second.getByTestId('qr-code')).toHaveAttribute('data-code', code ?? '')
  await onPhone(page, 'scan', { login: newNumber() })
  await expectDone(page, 'WhatsApp is connected')
  await expectDone(second, 'WhatsApp is connected')
})

test('an old tab does no harm: its code for a step that is over changes nothing', async ({
  page,
  context,
}) => {
  const customer = await newCustomer(page)
  await logIn(page, 'linkedin', 'phone')
  const second = await context.newPage()
  await second.goto(page.url())
  await expectStep(second, 'PHONE_REGISTER')
  await enter(page, '+33612345678')
  await expectStep(page, 'OTP')
  await expectStep(second, 'OTP')
  await enter(second, '123456')
  await expectStep(page, '2FA')
  await enter(page, '123456')
  await expectDone(page, 'LinkedIn is connected')
  await expectDone(second, 'LinkedIn is connected')
  expect(await db.connectedAccount.count({ where: { userId: customer.id } })).toBe(1)
})

test('Back leads to an empty form and starts nothing', async ({ page }) => {
  const customer = await newCustomer(page)
  await logIn(page, 'linkedin', '2fa-sms')
  await page.goBack()
  await expect(page.getByTestId('login-form')).toBeVisible()
  await expect(page.locator('input[name=password]')).toHaveValue('')
  await page.goForward()
  await expectStep(page, '2FA')
  expect(await db.authIntent.count({ where: { userId: customer.id } })).toBe(1)
})

test('Cancel ends it in every tab, and the way back in is offered', async ({ page }) => {
  await newCustomer(page)
  await logIn(page, 'linkedin', '2fa-sms')
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByTestId('intent')).toHaveAttribute('data-failure', 'CANCELLED')
  await expect(page.getByRole('heading', { name: 'Nothing was connected' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Try again' }).click()
  await expect(page.getByTestId('login-form')).toBeVisible()
})

test('an attempt is nobody else’s to see', async ({ page, browser }) => {
  await newCustomer(page)
  await logIn(page, 'linkedin', '2fa-sms')
  await expectIntent(page)
  const other = await browser.newContext()
  const stranger = await other.newPage()
  await newCustomer(stranger)
  await stranger.goto(page.url())
  await expect(stranger.getByTestId('intent')).toHaveCount(0)
  const { pathname } = new URL(page.url())
  const live = await stranger.request.get(`/api/intents/${pathname.split('/').at(-1)}/live`)
  expect(live.status()).toBe(404)
  await other.close()
})

test('no secret is left in the address, the storage or the page', async ({ page }) => {
  await newCustomer(page)
  await logIn(page, 'linkedin', '2fa-sms')
  await enter(page, '918273')
  await expect(page.getByLabel('Code')).toHaveAttribute('aria-invalid', 'true')
  const kept = await page.evaluate(() =>
    JSON.stringify([
      location.href,
      { ...localStorage },
      { ...sessionStorage },
      document.documentElement.outerHTML,
    ]),
  )
  expect(kept).not.toContain('918273')
  expect(kept).not.toContain('"2fa-sms"')
})
