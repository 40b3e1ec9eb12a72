import { expect, expectAccessible, test } from '../fixtures'
import { newCustomer } from '../given'
import { showCode } from './login'

test('on a phone it is said that the code needs another screen', async ({ page }) => {
  await newCustomer(page)
  await showCode(page, 'whatsapp')
  await expect(page.getByText('A phone cannot scan its own screen.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Copy this page’s address' })).toBeVisible()
  await expectAccessible(page)
})
