import type { AccountStatus } from '../lib/generated/prisma/enums'
import { expect, expectAccessible, test } from './fixtures'
import { ago, newAccount, newAccounts, newCustomer } from './given'

/** What an owner reads and can press in each status. Without a button, there is nothing for the owner to do. */
const told: Record<AccountStatus, { badge: string; sentence: string | null; button: string | null }> = {
  CREDENTIALS: { badge: 'Reconnect needed', sentence: 'Sign in again', button: 'Reconnect' },
  PERMISSIONS: {
    badge: 'Permission needed',
    sentence: 'has not granted a permission',
    button: 'Grant permission',
  },
  ERROR: { badge: 'Having trouble', sentence: 'there is nothing for you to do', button: null },
  STOPPED: { badge: 'Paused', sentence: 'there is nothing for you to do', button: null },
  LOCKED: { badge: 'Locked', sentence: 'there is nothing for you to do', button: null },
  CONNECTING: { badge: 'Setting up', sentence: 'needs nothing from you', button: null },
  OK: { badge: 'Connected', sentence: null, button: null },
  DELETED: { badge: 'Removed', sentence: 'Connect it again', button: 'Connect again' },
}

test('each status has its badge, its sentence and the one button that fits', async ({ page }) => {
  const customer = await newCustomer(page)
  const statuses = Object.keys(told) as AccountStatus[]
  const accounts = await Promise.all(
    statuses.map(async (status) => ({ status, ...(await newAccount(customer, { status })) })),
  )
  await page.goto('/accounts')
  await expect(page.getByTestId('account')).toHaveCount(statuses.length)
  await expectAccessible(page)
  await expect(page.getByTestId('counts')).toHaveText('8 accounts, 2 need you')
  await expect(page.getByTestId('attention')).toContainText('2 accounts need you')

  for (const { id, name, status } of accounts) {
    const row = page.locator(`[data-account="${id}"]`)
    const { badge, sentence, button } = told[status]
    await expect(row, status).toContainText(name)
    await expect(row, status).toContainText('LinkedIn')
    await expect(row, status).toContainText('2 hours ago')
    await expect(row, status).toContainText('Last verified')
    await expect(row.getByTestId('status'), status).toHaveText(badge)
    if (sentence) await expect(row, status).toContainText(sentence)
    const pressable = row.locator('form button, a[href="/accounts/connect"]')
    await expect(pressable, status).toHaveText(button ? [button] : [])
  }
})

test('the one account that needs its owner is named on top of the page, with its repair', async ({
  page,
}) => {
  const customer = await newCustomer(page)
  const broken = await newAccount(customer, { status: 'CREDENTIALS' })
  await newAccount(customer)
  await page.goto('/accounts')
  const banner = page.getByTestId('attention')
  await expect(banner).toContainText(`LinkedIn account “${broken.name}” needs you`)
  await banner.getByRole('button', { name: `Reconnect ${broken.name}` }).click()
  await expect(page.getByRole('heading', { name: 'Sign in to LinkedIn' })).toBeVisible()
})

test('nothing needs the owner while it is the provider’s trouble', async ({ page }) => {
  const customer = await newCustomer(page)
  for (const status of ['ERROR', 'STOPPED', 'CONNECTING'] as const) await newAccount(customer, { status })
  await page.goto('/accounts')
  await expect(page.getByTestId('counts')).toHaveText('3 accounts, none needs you')
  await expect(page.getByTestId('attention')).toHaveCount(0)
  await expect(page.getByRole('button', { name: /^(Reconnect|Grant)/ })).toHaveCount(0)
})

test('what must not wait comes first, and of that what has waited longest', async ({ page }) => {
  const customer = await newCustomer(page)
  const names: string[] = []
  const order = [
    ['CREDENTIALS', 9],
    ['PERMISSIONS', 3],
    ['CREDENTIALS', 1],
    ['ERROR', 5],
    ['OK', 200],
  ] as const
  for (const [status, days] of order.toReversed()) {
    names.unshift((await newAccount(customer, { status, statusSince: ago({ days }) })).name)
  }
  await page.goto('/accounts')
  await expect(page.getByTestId('account').getByRole('link').first()).toBeVisible()
  await expect(page.locator('[data-testid=account] a[href^="/accounts/"]:not([href$=connect])')).toHaveText(
    names,
  )
})

test('a customer without accounts reads what to do, and can do it', async ({ page }) => {
  await newCustomer(page)
  await page.goto('/accounts')
  await expect(page.getByRole('heading', { name: 'Nothing is connected yet' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Connect your first account' }).click()
  await expect(page.getByRole('heading', { name: 'Connect an account' })).toBeVisible()
})

test('more accounts than fit are on a next page, and each is listed once', async ({ page }) => {
  const customer = await newCustomer(page)
  await newAccounts(customer, 60)
  await page.goto('/accounts')
  const rows = page.getByTestId('account')
  await expect(rows).toHaveCount(50)
  const first = await rows.evaluateAll((all) => all.map((row) => row.getAttribute('data-account')))
  await page.getByRole('link', { name: 'Next page' }).click()
  await expect(rows).toHaveCount(10)
  const second = await rows.evaluateAll((all) => all.map((row) => row.getAttribute('data-account')))
  expect(new Set([...first, ...second]).size).toBe(60)
  await expect(page.getByTestId('counts')).toHaveText('60 accounts, none needs you')
  await page.getByRole('link', { name: 'First page' }).click()
  await expect(rows).toHaveCount(50)
})

test('a customer sees nobody else’s accounts', async ({ page }) => {
  const customer = await newCustomer(page)
  const mine = await newAccount(customer)
  await page.goto('/accounts')
  await expect(page.getByTestId('account')).toHaveCount(1)
  await expect(page.getByTestId('account')).toContainText(mine.name)
})

test('checking an account asks the gateway and changes nothing there', async ({ page }) => {
  const customer = await newCustomer(page)
  const account = await newAccount(customer, { status: 'CONNECTING' })
  await page.goto('/accounts')
  await page.getByRole('button', { name: `More for ${account.name}` }).click()
  await page.getByRole('menuitem', { name: 'Check now' }).click()
  await expect(page.getByTestId('toasts')).toContainText(`${account.name}: Setting up.`)
  await expectAccessible(page)
})

test.describe('in a French browser', () => {
  test.use({ locale: 'fr-FR' })

  test('everything is French: words, times and what is wrong', async ({ page }) => {
    const customer = await newCustomer(page)
    await newAccount(customer, { status: 'CREDENTIALS' })
    await page.goto('/accounts')
    await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Comptes')
    await expect(page.getByTestId('account')).toContainText('il y a 2 heures')
    await expect(page.getByTestId('account').getByRole('button').first()).toContainText('Reconnecter')
    await expectAccessible(page)
  })
})
