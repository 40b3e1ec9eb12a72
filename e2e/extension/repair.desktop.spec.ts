import { mailsTo, nextMailTo } from '../fixtures'
import { db, setStatus } from '../given'
import { expectNoMoreMail } from '../mail-fence'
import { expect, test } from './fixture'
import { expectState, expectStatus, letPass, rowOf, startConnected, switchTabs } from './steps'
import { letAnHourPass, newestSessionOf, triesOf } from './time'

test('an account whose session has changed is repaired without anybody noticing', async ({
  page,
  popup,
  linkedin,
}) => {
  const { customer, member, account } = await startConnected({ page, popup, linkedin })
  // Logging out and in gives a new session, while the gateway still uses the old one.
  const known = await newestSessionOf(member.memberId)
  await linkedin.logout()
  await linkedin.login(member)
  await expect.poll(() => newestSessionOf(member.memberId)).toBeGreaterThan(known)
  expect(await triesOf(member.memberId)).toEqual(['ACCEPTED'])

  await setStatus(account, 'CREDENTIALS')
  await expect.poll(() => triesOf(member.memberId)).toEqual(['ACCEPTED', 'ACCEPTED'])
  await expectStatus(page, member.name, 'Connected')
  await expectNoMoreMail(customer, 0)
  const accounts = await db.connectedAccount.findMany({ where: { userId: customer.id } })
  expect(accounts).toMatchObject([{ id: account.id, status: 'OK', repairing: false }])
  expect(await db.outage.count({ where: { accountId: account.id, closedAt: null } })).toBe(0)
})

test('an account that breaks first is repaired as soon as its owner is back at LinkedIn', async ({
  page,
  context,
  popup,
  linkedin,
}) => {
  const { customer, member, shown, account } = await startConnected({ page, popup, linkedin })
  await linkedin.endsElsewhere()
  await setStatus(account, 'CREDENTIALS')
  const badge = rowOf(page, member.name).getByTestId('status')
  await expect(badge).toHaveAttribute('data-repairing', 'true')
  await expect(rowOf(page, member.name).getByRole('button', { name: /^Reconnect/ })).toHaveCount(0)
  await expect(page.getByTestId('attention')).toHaveCount(0)
  await letPass(context, { minutes: 61 })
  await switchTabs(context)
  await expectState(shown, 'repairing')

  await linkedin.logout()
  await linkedin.login(member)
  await expectStatus(page, member.name, 'Connected')
  await expectNoMoreMail(customer, 0)
  expect(await triesOf(member.memberId)).toEqual(['ACCEPTED', 'ACCEPTED'])
  await letPass(context, { minutes: 2 })
  await expectState(shown, 'connected')
})

test('after four hourly tries its owner is asked once, to open LinkedIn; that repairs it', async ({
  page,
  popup,
  linkedin,
}) => {
  const { customer, member, account } = await startConnected({ page, popup, linkedin })
  await linkedin.endsElsewhere()
  await setStatus(account, 'CREDENTIALS')
  const badge = rowOf(page, member.name).getByTestId('status')
  const tries = ['ACCEPTED']
  for (const hour of [1, 2, 3, 4]) {
    await expect(badge, `before try ${hour}`).toHaveAttribute('data-repairing', 'true')
    await letAnHourPass(member.memberId)
    tries.push('REFUSED')
    await expect.poll(() => triesOf(member.memberId)).toEqual(tries)
    if (hour < 4) expect(await mailsTo(customer.email)).toEqual([])
  }

  const mail = await nextMailTo(customer.email, 0)
  expect(mail.subject).toBe(`Open LinkedIn to reconnect “${member.name}”`)
  expect(mail.text).toContain('https://www.linkedin.com/feed/')
  await expect(badge).not.toHaveAttribute('data-repairing')
  await expectStatus(page, member.name, 'Reconnect needed')
  await letAnHourPass(member.memberId)
  await expectNoMoreMail(customer, 1)
  expect(await triesOf(member.memberId)).toEqual(tries)

  await linkedin.logout()
  await linkedin.login(member)
  await expectStatus(page, member.name, 'Connected')
  await expectNoMoreMail(customer, 1)
})
