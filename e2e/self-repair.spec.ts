import type { AttemptResult } from '../lib/generated/prisma/enums'
import { expect, expectAccessible, test } from './fixtures'
import { ago, asAdmin, type Customer, db, newAccount, newCustomer, newPerson } from './given'

const minutes = (count: number) => ago({ hours: count / 60 })

test('an account that repairs itself asks nobody: no banner, no button, when the next try is', async ({
  page,
}) => {
  const customer = await newCustomer(page)
  const account = await newRepairing(customer)
  await page.goto('/accounts')
  const row = page.locator(`[data-account="${account.id}"]`)
  const badge = row.getByTestId('status')
  await expect(badge).toHaveText('Repairing by itself')
  await expect(badge).toHaveAttribute('data-status', 'CREDENTIALS')
  await expect(badge).toHaveAttribute('data-repairing', 'true')
  await expect(row).toContainText('We are logging in again with the session from your browser. Next try:')
  await expect(row).toContainText('There is nothing to do')
  await expect(row.locator(`time[datetime="${account.nextTryAt.toISOString()}"]`)).toBeVisible()
  await expect(page.getByTestId('attention')).toHaveCount(0)
  await expect(page.getByTestId('counts')).toHaveText('1 account, none needs you')
  await expect(row.getByRole('button', { name: 'Reconnect' })).toHaveCount(0)
  await expectAccessible(page)

  await row.getByRole('button', { name: `More for ${account.name}` }).click()
  await expect(page.getByRole('menuitem', { name: 'Reconnect' })).toBeVisible()
  await page.getByRole('menuitem', { name: 'Check now' }).click()
  await expect(page.getByTestId('toasts')).toContainText(`${account.name}: Repairing by itself.`)
})

test('the account’s page tells what was tried, when the next try is, and with which browser', async ({
  page,
}) => {
  const customer = await newCustomer(page)
  const account = await newRepairing(customer, { tries: ['REFUSED', 'UNAVAILABLE'] })
  await page.goto(`/accounts/${account.id}`)
  const panel = page.getByTestId('status-panel')
  await expect(panel.getByTestId('status')).toHaveText('Repairing by itself')
  await expect(panel.getByTestId('outage')).toHaveText('You will only hear from us if that does not work.')
  await expect(panel.getByRole('listitem')).toContainText([
    'LinkedIn did not accept the session.',
    'LinkedIn or the connection service had trouble.',
    /Next try, in (39|40) minutes/,
  ])
  await expect(panel.getByRole('button', { name: `Reconnect ${account.name}` })).toBeVisible()
  const details = page.getByRole('region', { name: 'Details' })
  await expect(details).toContainText('With the session from Chrome on macOS, last seen')
  await expect(details.getByRole('link', { name: 'Chrome on macOS' })).toHaveAttribute(
    'href',
    '/settings#extension',
  )
  await expect(page.getByTestId('history')).toContainText('Became Repairing by itself')
  await expect(page.getByTestId('history')).toContainText('Login with the session from your browser')
  await expectAccessible(page)
})

test('when it has not worked, the owner is asked on the open page: banner, badge and button', async ({
  page,
}) => {
  const customer = await newCustomer(page)
  const account = await newRepairing(customer)
  await page.goto('/accounts')
  const row = page.locator(`[data-account="${account.id}"]`)
  await expect(row.getByTestId('status')).toHaveText('Repairing by itself')
  await page.evaluate(() => document.body.setAttribute('data-drawn-once', ''))

  await askOwner(account)
  await expect(row.getByTestId('status')).toHaveText('Reconnect needed')
  await expect(row.getByTestId('status')).not.toHaveAttribute('data-repairing')
  await expect(row.getByRole('button', { name: `Reconnect ${account.name}` })).toBeVisible()
  await expect(page.getByTestId('attention')).toContainText(account.name)
  await expect(page.getByTestId('counts')).toHaveText('1 account, 1 needs you')
  await expect(page.getByTestId('announcer')).toHaveText(`${account.name}: Reconnect needed.`)
  await expect(page.locator('body')).toHaveAttribute('data-drawn-once')

  await page.goto(`/accounts/${account.id}`)
  await expect(page.getByTestId('outage')).toContainText('we will email you')
  await expect(page.getByTestId('self-repair')).toContainText('LinkedIn did not accept the session.')
  await expect(page.getByTestId('self-repair')).toContainText('Opening LinkedIn in Chrome on macOS')
  await expectAccessible(page)
})

test('a browser that is silent, or gone, is named as what stands in the way', async ({ page }) => {
  const customer = await newCustomer(page)
  const account = await newRepairing(customer, { seenAt: ago({ days: 3 }) })
  await page.goto(`/accounts/${account.id}`)
  const panel = page.getByTestId('self-repair')
  await expect(panel).toContainText('We have not heard about LinkedIn from Chrome on macOS since')
  await panel.getByRole('link', { name: 'Check its extension' }).click()
  await expect(page).toHaveURL('/settings#extension')

  await db.linkedinSession.deleteMany({ where: { member: { accountId: account.id } } })
  await page.goto(`/accounts/${account.id}`)
  await expect(panel).toContainText('No paired browser sends us this account’s LinkedIn session anymore.')
  await expect(panel.getByRole('link', { name: 'Pair one' })).toHaveAttribute('href', '/settings#extension')
  await expectAccessible(page)
})

test('an admin sees which accounts repair themselves, and can ask the owner all the same', async ({
  page,
}) => {
  const owner = await newPerson()
  const account = await newRepairing(owner, { tries: ['CHECKPOINT'] })
  await asAdmin(page)
  await page.goto(`/admin?q=${encodeURIComponent(account.name)}`)
  const row = page.getByTestId('admin-account')
  await expect(row.getByTestId('status')).toHaveText('Repairing by itself')
  await expect(row).toContainText('Next try:')
  await expectAccessible(page)

  await page.goto(`/admin/accounts/${account.id}`)
  const panel = page.getByTestId('status-panel')
  await expect(panel.getByTestId('outage')).toContainText('its owner has not been asked')
  await expect(panel).toContainText('LinkedIn asked for something that only its owner can do.')
  await expect(page.getByRole('button', { name: 'Resend the email' })).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Ask the owner by email' })).toBeVisible()
  await expect(page.getByTestId('history')).toContainText('Login with the session from the owner’s browser')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Ask the owner by email' }).click()
  await expect(panel.getByTestId('status')).toHaveText('Reconnect needed')
  await expect(panel.getByTestId('outage')).toContainText('Needs its owner since')
  await expect(page.getByRole('button', { name: 'Resend the email' })).toBeVisible()
})

/** An account that broke some hours ago, an hour before its first login attempt; the next one is due in 40 minutes. */
async function newRepairing(
  owner: Customer,
  about: { tries?: AttemptResult[]; seenAt?: Date } = {},
): Promise<{ id: string; name: string; nextTryAt: Date }> {
  const { tries = ['REFUSED'], seenAt = minutes(25) } = about
  const nextTryAt = minutes(-40)
  const openedAt = minutes(20 + 60 * tries.length)
  const account = await newAccount(owner, { status: 'CREDENTIALS', statusSince: openedAt })
  const { id: accountId } = account
  await db.connectedAccount.update({
    where: { id: accountId },
    data: { repairing: true, method: 'COOKIES' },
  })
  await db.statusChange.create({
    data: { accountId, from: 'OK', to: 'CREDENTIALS', cause: 'WEBHOOK', at: openedAt },
  })
  const outage = await db.outage.create({ data: { accountId, status: 'CREDENTIALS', openedAt } })
  const { id: linkedinMemberId } = await db.linkedinMember.create({
    data: { userId: owner.id, memberId: accountId, accountId, nextLookAt: nextTryAt },
  })
  const browser = { userId: owner.id, tokenHash: accountId, name: 'Chrome on macOS', lastSeenAt: seenAt }
  const { serial } = await db.linkedinSession.create({
    data: {
      browser: { create: browser },
      member: { connect: { id: linkedinMemberId } },
      sealed: 'not to be opened',
      fingerprint: accountId,
      changedAt: seenAt,
      seenAt,
    },
  })
  await db.linkedinMember.update({ where: { id: linkedinMemberId }, data: { triedSerial: serial } })
  await db.linkedinAttempt.createMany({
    data: tries.map((result, index) => {
      const startedAt = minutes(20 + 60 * (tries.length - 1 - index))
      const key = `${outage.id}:hour:${index + 1}`
      return { linkedinMemberId, outageId: outage.id, key, serial, startedAt, endedAt: startedAt, result }
    }),
  })
  return { ...account, nextTryAt }
}

async function askOwner({ id }: { id: string }): Promise<void> {
  await db.outage.updateMany({ where: { accountId: id, closedAt: null }, data: { askedAt: new Date() } })
  await db.connectedAccount.update({ where: { id }, data: { repairing: false } })
}
