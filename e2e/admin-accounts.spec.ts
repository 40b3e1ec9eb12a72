import { expect, expectAccessible, newAddress, test } from './fixtures'
import { ago, asAdmin, db, newAccount, newAccounts, newPerson } from './given'

test('an admin sees the accounts of all customers with status, owner and since when', async ({ page }) => {
  const owner = await newPerson({ name: 'Mary Somerville' })
  const account = await newAccount(owner, { status: 'CREDENTIALS', statusSince: ago({ days: 3 }) })
  await asAdmin(page)
  await page.goto('/accounts')
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Admin' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('All accounts')
  await expectAccessible(page)
  await page.getByRole('searchbox', { name: 'Owner or account' }).fill(account.name)
  await page.getByRole('button', { name: 'Search' }).click()
  const row = page.getByTestId('admin-account')
  await expect(row).toHaveCount(1)
  for (const text of [
    account.name,
    'LinkedIn',
    owner.email,
    'Mary Somerville',
    'Reconnect needed',
    '3 days ago',
  ])
    await expect(row).toContainText(text)
})

test('filters and search are in the address, work together, and can be cleared', async ({ page }) => {
  const owner = await newPerson()
  const broken = await newAccount(owner, { status: 'CREDENTIALS' })
  const fine = await newAccount(owner)
  const mailbox = await newAccount(owner, { type: 'MAIL', name: newAddress('box'), status: 'CREDENTIALS' })
  await asAdmin(page)
  await page.goto('/admin')
  const names = page.getByTestId('admin-account').getByRole('link')
  await page.getByRole('searchbox').fill(owner.email)
  await page.getByRole('button', { name: 'Search' }).click()
  await expect(names).toHaveCount(3)
  await page.getByRole('link', { name: /^Reconnect needed/ }).click()
  await expect(names).toHaveCount(2)
  await page.getByLabel('Provider').selectOption('IMAP')
  await page.getByRole('button', { name: 'Search' }).click()
  await expect(names).toHaveText([mailbox.name])
  const { searchParams } = new URL(page.url())
  expect(Object.fromEntries(searchParams)).toEqual({
    q: owner.email,
    status: 'CREDENTIALS',
    provider: 'IMAP',
  })

  // The address alone restores all of it.
  await page.reload()
  await expect(names).toHaveText([mailbox.name])
  await expect(page.getByRole('searchbox')).toHaveValue(owner.email)
  await page.goBack()
  await expect(names).toHaveCount(2)
  await expect(page.getByRole('link', { name: broken.name })).toBeVisible()
  await expect(page.getByRole('link', { name: fine.name })).toHaveCount(0)

  await page.goto(`/admin?q=${crypto.randomUUID()}`)
  await expect(page.getByRole('heading', { name: 'Nothing matches' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Clear filters' }).click()
  await expect(page).toHaveURL('/admin')
  await expect(names).not.toHaveCount(0)
})

test('what has been broken longest comes first, and every page leads to the next', async ({ page }) => {
  const owner = await newPerson()
  await newAccounts(owner, 55)
  const oldest = await newAccount(owner, { status: 'CREDENTIALS', statusSince: ago({ days: 9 }) })
  const older = await newAccount(owner, { status: 'PERMISSIONS', statusSince: ago({ days: 4 }) })
  const trouble = await newAccount(owner, { status: 'ERROR', statusSince: ago({ days: 30 }) })
  await asAdmin(page)
  await page.goto(`/admin?q=${owner.email}`)
  const names = page.getByTestId('admin-account').getByRole('link')
  await expect(names).toHaveCount(50)
  const first = await names.allTextContents()
  expect(first.slice(0, 4)).toEqual([oldest.name, older.name, trouble.name, 'Account 55'])
  await page.getByRole('link', { name: 'Next page' }).click()
  await expect(names).toHaveCount(8)
  expect(new Set([...first, ...(await names.allTextContents())]).size).toBe(58)
  await expect(page.getByRole('link', { name: 'Next page' })).toHaveCount(0)
  expect(new URL(page.url()).searchParams.get('q')).toBe(owner.email)
  await page.getByRole('link', { name: 'First page' }).click()
  await expect(names).toHaveCount(50)
})

test.describe('while nobody else changes anything', () => {
  test.use({ isAlone: true })

  test('the counts by status are those of the table', async ({ page }) => {
    await newAccount(await newPerson(), { status: 'STOPPED' })
    const groups = await db.connectedAccount.groupBy({ by: ['status'], _count: true })
    await asAdmin(page)
    await page.goto('/admin')
    const chips = page.getByRole('navigation', { name: 'Filter by status' })
    const label = {
      CREDENTIALS: 'Reconnect needed',
      ERROR: 'Having trouble',
      STOPPED: 'Paused',
      OK: 'Connected',
    }
    for (const [status, word] of Object.entries(label)) {
      const count = groups.find((group) => group.status === status)?._count ?? 0
      await expect(chips.getByRole('link', { name: new RegExp(`^${word}`) })).toHaveText(`${word}${count}`)
    }
  })
})
