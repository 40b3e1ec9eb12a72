import { enter, expectDone } from '../custom-auth/login'
import { db, newCustomer, setStatus } from '../given'
import { expect, test } from './fixture'
import {
  expectState,
  expectStatus,
  letPass,
  newMember,
  pair,
  rowOf,
  startConnected,
  switchTabs,
} from './steps'
import { letAnHourPass, triesOf } from './time'

test('who logs in to LinkedIn in a paired browser finds the account connected', async ({
  page,
  popup,
  linkedin,
}) => {
  const customer = await newCustomer(page)
  const shown = await popup()
  await pair(page, shown)
  await expectState(shown, 'signed_out')
  await page.goto('/accounts')

  const ada = newMember('Ada', true)
  await linkedin.login(ada)
  await expectStatus(page, ada.name, 'Connected')
  await expectState(shown, 'connected')
  await expect(shown.locator('main')).toContainText(ada.name)
  await expect(shown.getByText('Last sync: just now')).toBeVisible()
  const account = await db.connectedAccount.findFirstOrThrow({ where: { userId: customer.id } })
  expect(account).toMatchObject({ identity: ada.memberId, method: 'COOKIES', status: 'OK' })
})

test('LinkedIn’s other way to tell who is logged in is understood, too', async ({
  page,
  popup,
  linkedin,
}) => {
  await newCustomer(page)
  linkedin.answersAs('normalized')
  const ada = newMember()
  await linkedin.login(ada)
  const shown = await popup()
  await pair(page, shown)
  await expectState(shown, 'connected')
  await expect(shown.locator('main')).toContainText(ada.name)
})

test('a session that LinkedIn takes from another browser only is refused, a new one connects', async ({
  page,
  popup,
  linkedin,
}) => {
  await newCustomer(page)
  const ada = newMember()
  linkedin.takes({ user_agent: 'Mozilla/5.0 (another browser)' })
  await linkedin.login(ada)
  const shown = await popup()
  await pair(page, shown)
  await expectState(shown, 'refused')
  await expect(shown.getByRole('heading')).toHaveText('LinkedIn refused this session')

  linkedin.takes({})
  await linkedin.logout()
  await linkedin.login(ada)
  await expectState(shown, 'connected')
})

test('a second factor is asked for in the dashboard, where the popup leads', async ({
  page,
  context,
  popup,
  linkedin,
}) => {
  await newCustomer(page)
  const ada = newMember()
  linkedin.takes({ persona: '2fa-app' })
  await linkedin.login(ada)
  const shown = await popup()
  await pair(page, shown)
  await expectState(shown, 'needs_you')

  const opened = context.waitForEvent('page')
  await shown.getByRole('link', { name: 'Continue' }).click()
  const dashboard = await opened
  await enter(dashboard, '123456')
  await expectDone(dashboard, 'LinkedIn is connected')
  await dashboard.goto('/accounts')
  await expectStatus(dashboard, ada.name, 'Connected')
  await letPass(context, { minutes: 2 })
  await expectState(shown, 'connected')
})

test('an account that its owner removes stays removed until they ask for it again', async ({
  page,
  context,
  popup,
  linkedin,
}) => {
  const { customer, shown, member: ada } = await startConnected({ page, popup, linkedin })
  await page.getByRole('button', { name: `More for ${ada.name}` }).click()
  await page.getByRole('menuitem', { name: 'Remove' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(/to confirm/).fill(ada.name)
  await dialog.getByRole('button', { name: 'Remove account' }).click()
  await expect(rowOf(page, ada.name)).toHaveCount(0)
  const sessions = { where: { member: { userId: customer.id } } }
  expect(await db.linkedinSession.count(sessions)).toBe(0)

  await letPass(context, { minutes: 61 })
  await switchTabs(context)
  await expectState(shown, 'removed')
  expect(await db.linkedinSession.count(sessions)).toBe(0)
  await expect(rowOf(page, ada.name)).toHaveCount(0)

  await shown.getByRole('button', { name: 'Connect it again' }).click()
  await expectState(shown, 'connected')
  await expectStatus(page, ada.name, 'Connected')
})

test('another member in the same browser is another account, and no session is used for both', async ({
  page,
  context,
  popup,
  linkedin,
}) => {
  const { customer, shown, member: ada, account } = await startConnected({ page, popup, linkedin })
  const grace = newMember('Grace')
  await linkedin.logout()
  await linkedin.login(grace)
  await expectStatus(page, grace.name, 'Connected')
  await expectStatus(page, ada.name, 'Connected')
  await expect(shown.locator('main')).toContainText(grace.name)
  expect(await db.connectedAccount.count({ where: { userId: customer.id } })).toBe(2)

  // Ada's account breaks: Grace's session, the only one that works in this browser, is not used for it.
  await setStatus(account, 'CREDENTIALS')
  await expectStatus(page, ada.name, 'Repairing by itself')
  await letPass(context, { minutes: 61 })
  await switchTabs(context)
  await expect(shown.getByText('Last sync: just now')).toBeVisible()
  await letAnHourPass(ada.memberId)
  await expect.poll(() => triesOf(ada.memberId)).toEqual(['ACCEPTED', 'REFUSED'])

  await linkedin.logout()
  await linkedin.login(ada)
  await expectStatus(page, ada.name, 'Connected')
  expect(await triesOf(ada.memberId)).toEqual(['ACCEPTED', 'REFUSED', 'ACCEPTED'])
  expect(await triesOf(grace.memberId)).toEqual(['ACCEPTED'])
})

test('an account that another customer has connected is not taken over', async ({
  page,
  popup,
  linkedin,
}) => {
  const { shown, account } = await startConnected({ page, popup, linkedin })
  await shown.getByRole('button', { name: 'Unpair this browser' }).click()
  await shown.getByRole('button', { name: 'Unpair', exact: true }).click()
  const other = await newCustomer(page)
  await pair(page, shown)
  await expectState(shown, 'elsewhere')
  expect(await db.connectedAccount.count({ where: { userId: other.id } })).toBe(0)
  expect(await db.connectedAccount.findUnique({ where: { id: account.id } })).toMatchObject({ status: 'OK' })
})
