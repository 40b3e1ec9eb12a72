import type { Gateway } from '../lib/generated/prisma/enums'
import { control, expect, test } from './fixtures'
import { type Customer, db, newCustomer, newName } from './given'
import { choice, toHosted, typeCredentials } from './wizard'

// Whatever gateway an account lives at, a customer meets the same dashboard. In these runs new Instagram connections go
// through Unipile v2 and new Google ones through Postpress; everything else hosted goes through Unipile v1.

const gateways: [Gateway, string, string][] = [
  ['UNIPILE_V1', 'v1', 'account.unipile.com'],
  ['UNIPILE_V2', 'v2', 'auth.unipile.com'],
  ['POSTPRESS', 'postpress', 'auth.postpress.ai'],
]

/** An account that its owner must log in again, at this gateway. */
async function newBroken(owner: Customer, gateway: Gateway, dialect: string) {
  const name = newName()
  const made = await control('create-account', {
    gateway: dialect,
    type: 'LINKEDIN',
    name,
    username: name,
    status: 'CREDENTIALS',
  })
  const { id } = made.account as { id: string }
  const now = new Date()
  const row = {
    gatewayAccountId: id,
    provider: 'LINKEDIN',
    name,
    handle: name,
    status: 'CREDENTIALS',
  } as const
  return db.connectedAccount.create({
    data: { ...row, userId: owner.id, gateway, statusSince: now, lastVerifiedAt: now },
  })
}

for (const [gateway, dialect, host] of gateways) {
  test(`an account at ${gateway} is reconnected on that gateway's page, under its id`, async ({ page }) => {
    const account = await newBroken(await newCustomer(page), gateway, dialect)
    await page.goto('/accounts')
    await page
      .getByTestId('account')
      .getByRole('button', { name: `Reconnect ${account.name}` })
      .click()
    await expect(page.getByText(`stands in for ${host}`)).toBeVisible()
    await typeCredentials(page, account.name, 'good')
    await expect(page.getByRole('heading', { name: 'LinkedIn is reconnected' })).toBeVisible()
    await page.goto('/accounts')
    await expect(page.getByTestId('account')).toHaveAttribute('data-account', account.id)
    await expect(page.getByTestId('account').getByTestId('status')).toHaveText('Connected')
  })
}

test('a new account through Unipile v2’s page is there when the customer comes back', async ({ page }) => {
  const customer = await newCustomer(page)
  await page.goto('/accounts/connect')
  await choice(page, 'Instagram').check({ force: true })
  await toHosted(page).click()
  await expect(page.getByText('stands in for auth.unipile.com')).toBeVisible()
  await typeCredentials(page, newName('insta'), 'good')
  await expect(page.getByRole('heading', { name: 'Instagram is connected' })).toBeVisible()
  expect(await db.connectedAccount.findMany({ where: { userId: customer.id } })).toMatchObject([
    { gateway: 'UNIPILE_V2', provider: 'INSTAGRAM', method: 'HOSTED' },
  ])
})

test('what Unipile v2’s page refuses is told in words of ours', async ({ page }) => {
  await newCustomer(page)
  await page.goto('/accounts/connect')
  await choice(page, 'Instagram').check({ force: true })
  await toHosted(page).click()
  await typeCredentials(page, newName('insta'), 'fail')
  await expect(page.getByTestId('return-stopped')).toBeVisible()
})
