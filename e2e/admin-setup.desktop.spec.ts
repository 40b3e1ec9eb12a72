import { expect, expectAccessible, test } from './fixtures'
import { asAdmin } from './given'

test('an admin sees that everything going live needs is in order', async ({ page }) => {
  await asAdmin(page)
  await page.goto('/admin/setup')
  const lines = page.getByTestId('finding')
  await expect(lines.filter({ hasText: 'Database' })).toContainText('all migrations applied')
  for (const gateway of ['Unipile v1', 'Unipile v2', 'Postpress']) {
    await expect(lines.filter({ hasText: gateway })).toHaveText([
      /The key is accepted/,
      /The webhook is registered/,
      /The clocks agree/,
    ])
  }
  await expect(lines.filter({ hasText: 'Needs fixing' })).toHaveCount(0)
  await expectAccessible(page)
})
