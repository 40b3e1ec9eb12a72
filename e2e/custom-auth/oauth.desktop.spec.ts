import { sandboxUrl } from '../../scripts/e2e-ports'
import { expect, expectAccessible, newAddress, test } from '../fixtures'
import { newCustomer } from '../given'

for (const [provider, name] of [
  ['google', 'Google'],
  ['microsoft', 'Microsoft'],
] as const) {
  test(`${provider}: leads to the provider's own page and back to the account`, async ({ page }) => {
    await newCustomer(page)
    await page.goto(`/accounts/connect/new/${provider}/oauth`)
    await expectAccessible(page)
    await page.getByRole('button', { name: `Continue with ${name}` }).click()
    await page.waitForURL(`${sandboxUrl}/**`)
    await page.getByLabel('Or another email address').fill(newAddress(provider))
    await page.getByRole('button', { name: 'Allow' }).click()
    await expect(page.getByRole('heading', { name: `${name} is connected` })).toBeVisible()
  })
}

test('whoever comes back without an answer finds the button again', async ({ page }) => {
  await newCustomer(page)
  await page.goto('/accounts/connect/new/google/oauth')
  await page.getByRole('button', { name: 'Continue with Google' }).click()
  await page.waitForURL(`${sandboxUrl}/**`)
  await page.goBack()
  await expect(page.getByRole('link', { name: 'Open Google' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Open Google' }).click()
  await page.waitForURL(`${sandboxUrl}/**`)
})
