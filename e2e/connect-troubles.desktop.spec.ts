import { control, expect, expectAccessible, test } from './fixtures'
import { ago, db, newCustomer, newName } from './given'
import { goBack, startConnecting, toHosted, typeCredentials } from './wizard'

test('who gives up on the sign-in page is told that nothing was connected, and can try again', async ({
  page,
}) => {
  await newCustomer(page)
  await startConnecting(page, ['LinkedIn'])
  await page.getByRole('button', { name: 'Cancel and go back' }).click()
  await expect(page.getByRole('heading', { name: 'Nothing was connected' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Try again' }).click()
  await expect(page.getByRole('heading', { name: 'Connect an account' })).toBeVisible()
})

test('a sign-in that the provider refused is named so, and can be tried again', async ({ page }) => {
  await newCustomer(page)
  await startConnecting(page, ['LinkedIn'])
  await typeCredentials(page, newName(), 'fail')
  await expect(page.getByRole('heading', { name: 'The connection did not work' })).toBeVisible()
  await expectAccessible(page)
  await expect(page.getByRole('link', { name: 'Try again' })).toBeVisible()
  await page.getByRole('link', { name: 'To your accounts' }).click()
  await expect(page.getByRole('heading', { name: 'Nothing is connected yet' })).toBeVisible()
})

test('a restricted account connects nothing', async ({ page }) => {
  await newCustomer(page)
  await startConnecting(page, ['LinkedIn'])
  await typeCredentials(page, newName(), 'restricted')
  await expect(page.getByRole('heading', { name: 'Account restricted' })).toBeVisible()
  await goBack(page)
  await expect(page.getByTestId('return-stopped')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Try again' })).toBeVisible()
})

test('coming back before the gateway has told waits, and shows the account when it has', async ({ page }) => {
  await newCustomer(page)
  const name = newName()
  await startConnecting(page, ['LinkedIn'])
  await typeCredentials(page, name, 'slow')
  await expect(page.getByRole('heading', { name: 'Connecting…' })).toBeVisible()
  await expectAccessible(page)
  await expect(page.getByRole('heading', { name: 'LinkedIn is connected' })).toBeVisible()
  await expect(page.getByTestId('return-done')).toContainText(name, { ignoreCase: true })
})

test('when the gateway never tells, the page says that it takes longer than usual and lets one leave', async ({
  page,
}) => {
  await page.clock.install()
  await newCustomer(page)
  await startConnecting(page, ['LinkedIn'])
  await typeCredentials(page, newName(), 'silent')
  await expect(page.getByRole('heading', { name: 'Connecting…' })).toBeVisible()
  // The page's timer starts when its script runs, so time is advanced until it has.
  await expect(async () => {
    await page.clock.fastForward('00:25')
    await expect(page.getByRole('heading', { name: 'Taking longer than usual' })).toBeVisible({
      timeout: 1_000,
    })
  }).toPass()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'To your accounts' }).click()
  await expect(page.getByRole('heading', { name: 'Nothing is connected yet' })).toBeVisible()
})

test('an address that no attempt belongs to tells nothing, however it claims success', async ({ page }) => {
  await page.goto('/connect/return?state=made-up&outcome=success')
  await expect(page.getByTestId('return-unknown')).toBeVisible()
  await expectAccessible(page)
  await page.goto('/connect/return')
  await expect(page.getByTestId('return-unknown')).toBeVisible()
})

test.describe('while everybody is concerned', () => {
  test.use({ isAlone: true })

  test('a link whose time ran out connects nothing, and a new one is a click away', async ({ page }) => {
    const customer = await newCustomer(page)
    await startConnecting(page, ['LinkedIn'])
    await control('expire-links')
    await db.authIntent.updateMany({ where: { userId: customer.id }, data: { expiresAt: ago({ hours: 1 }) } })
    await typeCredentials(page, newName(), 'good')
    await expect(page.getByRole('heading', { name: 'Link expired' })).toBeVisible()
    await goBack(page)
    await expect(page.getByRole('heading', { name: 'The time ran out' })).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Try again' }).click()
    await expect(page.getByRole('heading', { name: 'Connect an account' })).toBeVisible()
  })

  test('a gateway that is down is said to be, in the form itself, and what was chosen stays chosen', async ({
    page,
  }) => {
    await newCustomer(page)
    await page.goto('/accounts/connect')
    await page.getByRole('checkbox', { name: /^LinkedIn/ }).check({ force: true })
    await control('gateway', { mode: 'down' })
    try {
      await toHosted(page).click()
      await expect(page.getByRole('alert').filter({ hasText: 'does not answer at the moment' })).toBeVisible()
      await expectAccessible(page)
      await expect(page.getByRole('checkbox', { name: /^LinkedIn/ })).toBeChecked()
    } finally {
      await control('gateway', { mode: 'up' })
    }
  })
})
