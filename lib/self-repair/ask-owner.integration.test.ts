import { expect, test } from 'vitest'
import { accountOf, hour, mailsOf, openSelfRepairWorld, resultsOf } from '@/test/self-repair'
import { getDb } from '../db'
import { resendNotice } from '../notices/resend-notice'

const world = await openSelfRepairWorld()
const { bring, connectedMember, memberWithoutLogin, loseLogin, runAtHours } = world

test('a checkpoint ends the repair: the owner is asked to log in at once', async () => {
  const member = await connectedMember()
  await bring(member, { persona: '2fa-sms' })
  const openedAt = await loseLogin(member.account)
  await world.runJobs()
  expect(await mailsOf(member.account.id)).toMatchObject([{ kind: 'RECONNECT' }])
  await runAtHours(member, openedAt, 1, 2, 3, 4, 5)
  expect(await resultsOf(member.rowId)).toEqual(['ACCEPTED', 'CHECKPOINT'])
  expect(await mailsOf(member.account.id)).toHaveLength(1)
  expect(await accountOf(member.rowId)).toMatchObject({ status: 'CREDENTIALS', repairing: false })
  const pending = { accountId: member.account.id, state: 'PENDING' } as const
  expect(await getDb().authIntent.count({ where: pending })).toBe(0)
})

test('an owner whose sessions are all gone is mailed like any other', async () => {
  const member = await connectedMember()
  await getDb().linkedinSession.deleteMany({ where: { linkedinMemberId: member.rowId } })
  await loseLogin(member.account)
  expect(await accountOf(member.rowId)).toMatchObject({ repairing: false })
  expect(await mailsOf(member.account.id)).toMatchObject([{ kind: 'RECONNECT' }])
})

test('an admin who mails the owner ends the repair: there is no second mail', async () => {
  const member = await memberWithoutLogin()
  await resendNotice({ kind: 'ADMIN', userId: 'admin' }, { accountId: member.account.id })
  await runAtHours(member, member.openedAt, 1, 2, 3, 4, 5)
  expect(await mailsOf(member.account.id)).toHaveLength(1)
})

test.each([
  ['a browser that was in touch', {}, []],
  [
    'a browser signed out of LinkedIn',
    { state: 'SIGNED_OUT' as const },
    ['nobody is logged in to LinkedIn there'],
  ],
  [
    'a browser silent for days',
    { lastSeenAt: new Date(Date.now() - 72 * hour) },
    ['may have been removed', '/settings#extension'],
  ],
])('the mail asks to open LinkedIn and mentions %s', async (_, browser, said) => {
  const member = await memberWithoutLogin()
  const { email } = await getDb().user.findUniqueOrThrow({ where: { id: member.userId } })
  await getDb().pairedBrowser.update({ where: { id: member.browser.id }, data: browser })
  await runAtHours(member, member.openedAt, 1, 2, 3, 4)
  await getDb().outboxEmail.updateMany({
    where: { accountId: member.account.id },
    data: { dueAt: member.openedAt },
  })
  await getDb().$executeRaw`UPDATE graphile_worker._private_jobs SET run_at = now()`
  await world.runJobs()
  const mails = await world.mailsTo(email)
  expect(mails.map(({ subject }) => subject)).toEqual(['Open LinkedIn to reconnect “Ada Example”'])
  const text = mails[0]?.text.replace(/\s+/g, ' ') ?? ''
  for (const part of ['https://www.linkedin.com/feed/', 'Chrome on macOS', '/reconnect/', ...said])
    expect(text).toContain(part)
  for (const other of ['nobody is logged in', 'may have been removed'])
    expect(text.includes(other)).toBe(said.some((part) => part.startsWith(other)))
})
