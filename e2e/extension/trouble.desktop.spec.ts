import { appUrl } from '../../scripts/e2e-ports'
import { db, newCustomer } from '../given'
import { expect, test } from './fixture'
import {
  endBackground,
  expectSign,
  expectState,
  letPass,
  newMember,
  pair,
  startConnected,
  switchTabs,
} from './steps'

test('who logs out of LinkedIn is told so, in the popup and in the settings', async ({
  page,
  context,
  popup,
  linkedin,
}) => {
  const { shown } = await startConnected({ page, popup, linkedin })
  await page.goto('/settings')
  const browser = page.getByTestId('browser')
  await expect(browser).toHaveAttribute('data-state', 'SYNCED')
  await expectSign(context, '')
  await linkedin.logout()
  await expectState(shown, 'signed_out')
  await expectSign(context, '!')
  await expect(shown.getByRole('heading')).toHaveText('You are not signed in to LinkedIn')
  await expect(shown.getByRole('link', { name: 'Open LinkedIn' })).toBeVisible()
  await expect(browser).toContainText('Not signed in to LinkedIn')
})

test('when LinkedIn answers in a way that is new, no session is sent', async ({ page, popup, linkedin }) => {
  const customer = await newCustomer(page)
  linkedin.answersAs('unknown')
  await linkedin.login(newMember())
  const shown = await popup()
  await pair(page, shown)
  await expectState(shown, 'not_understood')
  await expect(shown.locator('main')).toContainText('your session was not sent')
  expect(await db.linkedinMember.count({ where: { userId: customer.id } })).toBe(0)
  const [browser] = await db.pairedBrowser.findMany({ where: { userId: customer.id } })
  expect(browser).toMatchObject({ state: 'NOT_UNDERSTOOD', lastSyncAt: null })

  linkedin.answersAs('plain')
  await shown.getByRole('button', { name: 'Try now' }).click()
  await expectState(shown, 'connected')
})

test('while the dashboard cannot be reached the popup says so, and it goes on by itself', async ({
  page,
  context,
  popup,
  linkedin,
}) => {
  const { shown } = await startConnected({ page, popup, linkedin })
  await expectState(shown, 'connected')
  const doors = `${appUrl}/api/extension/**`
  await context.route(doors, (route) => route.abort('connectionrefused'))
  await shown.getByRole('button', { name: 'Sync now' }).click()
  await expectState(shown, 'dashboard_unreachable')
  await expect(shown.getByRole('heading')).toHaveText(`${new URL(appUrl).host} cannot be reached`)

  await context.unroute(doors)
  await shown.close()
  await letPass(context, { minutes: 2 })
  await switchTabs(context)
  await expectState(await popup(), 'connected')
})

test('a browser that is used tells its session again every hour', async ({
  page,
  context,
  popup,
  linkedin,
}) => {
  const { customer, shown } = await startConnected({ page, popup, linkedin })
  const seenAt = async () => {
    const session = await db.linkedinSession.findFirstOrThrow({ where: { member: { userId: customer.id } } })
    return session.seenAt.getTime()
  }
  await expectState(shown, 'connected')
  const before = await seenAt()
  await shown.close()
  await switchTabs(context)
  await letPass(context, { minutes: 59 })
  const again = await popup()
  await expect(again.getByText('Last sync: 59 minutes ago')).toBeVisible()
  expect(await seenAt()).toBe(before)
  await again.close()

  await letPass(context, { minutes: 2 })
  await endBackground(context)
  await switchTabs(context)
  await expect.poll(seenAt).toBeGreaterThan(before)
  await expect((await popup()).getByText('Last sync: just now')).toBeVisible()
})
