import { control, expect, expectAccessible, test } from '../fixtures'
import { newCustomer } from '../given'
import { newNumber } from '../wizard'
import { expectDone, onPhone, showCode } from './login'

// Codes that live for seconds would disturb every other test.
test.use({ isAlone: true })

test('a new code takes the place of the old one; nobody scanning ends in Retry, which works', async ({
  page,
}) => {
  await control('timing', { qr_life_ms: 3_000, qr_rotations: 1 })
  try {
    await newCustomer(page)
    await showCode(page, 'whatsapp')
    const picture = page.getByTestId('qr-code')
    const first = await picture.getAttribute('data-code')
    const drawn = await picture.elementHandle()
    await expect(picture).not.toHaveAttribute('data-code', first ?? '')
    // The same element with a new code: it was never removed.
    expect(await drawn?.evaluate((element) => element.isConnected)).toBe(true)
    await expect(page.getByTestId('qr-expired')).toBeVisible()
    await expect(page.getByTestId('qr-code')).toHaveCount(0)
    await expectAccessible(page)
    await control('timing', { qr_life_ms: 60_000, qr_rotations: 3 })
    await page.getByRole('button', { name: 'Get a new code' }).click()
    await expect(page.getByTestId('qr-code')).toBeVisible()
    await onPhone(page, 'scan', { login: newNumber() })
    await expectDone(page, 'WhatsApp is connected')
  } finally {
    await control('timing', { qr_life_ms: 60_000, qr_rotations: 3 })
  }
})
