import { expect, expectAccessible, test } from '../fixtures'
import { newCustomer } from '../given'
import { newNumber } from '../wizard'
import { enter, expectDone, expectStep, onPhone, showCode } from './login'

const providers = [
  ['whatsapp', 'WhatsApp', 'Linked devices'],
  ['telegram', 'Telegram', 'Devices'],
  ['google-messages', 'Google Messages', 'Device pairing'],
] as const

for (const [provider, name, where] of providers) {
  test(`${provider}: the code is shown with how to scan it, and the scan connects`, async ({ page }) => {
    await newCustomer(page)
    await showCode(page, provider)
    await expect(page.getByRole('img', { name: `Code to scan with ${name}` })).toBeVisible()
    await expect(page.getByTestId('qr')).toContainText(where)
    await expect(page.getByRole('timer')).toHaveText(/New code in \d+ s/)
    await expectAccessible(page)
    await onPhone(page, 'scan', { login: newNumber() })
    await expectDone(page, `${name} is connected`)
    await expectAccessible(page)
  })
}

test('the code is black on white in dark mode too, and never shrinks below what a phone reads', async ({
  page,
}) => {
  await newCustomer(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  await showCode(page, 'whatsapp')
  const picture = page.getByTestId('qr-code')
  await expect(picture.locator('path').first()).toHaveAttribute('fill', '#ffffff')
  await expect(picture.locator('path').last()).toHaveAttribute('fill', '#000000')
  const box = await picture.boundingBox()
  expect(box?.width).toBeGreaterThan(240)
  expect(box?.width).toBe(box?.height)
})

test('telegram with a password of its own asks for it after the scan', async ({ page }) => {
  await newCustomer(page)
  await showCode(page, 'telegram')
  await onPhone(page, 'scan', { login: newNumber(), needs_twofa: true })
  await expectStep(page, '2FA')
  await enter(page, '123456')
  await expectDone(page, 'Telegram is connected')
})
