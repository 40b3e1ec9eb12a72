import { expect, test } from 'vitest'
import { openWorld } from '@/test/world'
import { getDb } from '../db'
import type { AttemptResult } from '../generated/prisma/enums'
import { findAnyAccount, listAllAccounts } from './admin-queries'
import { listHistory } from './history'
import { findAccount, listAccounts } from './queries'
import { isSilent } from './self-repair'
import { asksOwner, badgeWord } from './status'

const world = await openWorld()
const minuteMs = 60_000
const ago = (minutes: number) => new Date(Date.now() - minutes * minuteMs)
const ahead = (minutes: number) => ago(-minutes)

/** An account that has been broken for 80 minutes and is being repaired automatically, with the tries made so far. */
async function makeRepairing(about: { tries?: [number, AttemptResult | null][]; nextLookAt?: Date } = {}) {
  const db = getDb()
  const account = await world.makeAccount({ status: 'CREDENTIALS' })
  const since = { statusSince: ago(80) }
  await db.connectedAccount.update({ where: { id: account.id }, data: { repairing: true, ...since } })
  await db.statusChange.create({
    data: { accountId: account.id, from: 'OK', to: 'CREDENTIALS', cause: 'WEBHOOK', at: since.statusSince },
  })
  const outage = await db.outage.create({
    data: { accountId: account.id, status: 'CREDENTIALS', openedAt: since.statusSince },
  })
  const member = await db.linkedinMember.create({
    data: {
      userId: account.userId,
      memberId: account.identity ?? '',
      accountId: account.id,
      nextLookAt: about.nextLookAt ?? ahead(40),
    },
  })
  for (const [minutes, result] of about.tries ?? []) await makeTry(member.id, outage.id, minutes, result)
  return { ...account, outageId: outage.id, memberRowId: member.id }
}

function makeTry(memberId: string, outageId: string | null, minutes: number, result: AttemptResult | null) {
  return getDb().linkedinAttempt.create({
    data: {
      linkedinMemberId: memberId,
      outageId,
      key: crypto.randomUUID(),
      serial: 1,
      startedAt: ago(minutes),
      endedAt: result && ago(minutes),
      result,
    },
  })
}

function makeSession(account: { userId: string; memberRowId: string }, name: string, minutes: number) {
  const { userId, memberRowId: linkedinMemberId } = account
  const at = { changedAt: ago(minutes), seenAt: ago(minutes) }
  const browser = {
    create: { userId, name, tokenHash: crypto.randomUUID(), lastSeenAt: ago(minutes) },
  }
  const member = { connect: { id: linkedinMemberId } }
  return getDb().linkedinSession.create({ data: { browser, member, sealed: '', fingerprint: name, ...at } })
}

test('an account that repairs itself is not counted as one that needs its owner, until they are asked', async () => {
  const account = await makeRepairing()
  const [quiet] = (await listAccounts(account.userId)).accounts
  expect(quiet).toMatchObject({ status: 'CREDENTIALS', repairing: true })
  expect(quiet && [asksOwner(quiet), badgeWord(quiet)]).toEqual([false, 'REPAIRING'])
  expect(await listAccounts(account.userId)).toMatchObject({ total: 1, needOwner: 0 })

  await getDb().connectedAccount.update({ where: { id: account.id }, data: { repairing: false } })
  const page = await listAccounts(account.userId)
  expect(page.needOwner).toBe(1)
  expect(page.accounts.map((row) => [asksOwner(row), row.nextTryAt])).toEqual([[true, null]])
})

test('the next try is told by the lists and the page, and none while one is under way', async () => {
  const nextLookAt = ahead(40)
  const account = await makeRepairing({ nextLookAt, tries: [[20, 'REFUSED']] })
  const told = async () => [
    (await listAccounts(account.userId)).accounts[0]?.nextTryAt,
    (await listAllAccounts({ search: account.name })).accounts[0]?.nextTryAt,
    (await findAccount(account.userId, account.id))?.nextTryAt,
  ]
  expect(await told()).toEqual([nextLookAt, nextLookAt, nextLookAt])

  await makeTry(account.memberRowId, account.outageId, 1, null)
  // The job only checks how the try went: that is not another try.
  await getDb().linkedinMember.update({
    where: { id: account.memberRowId },
    data: { nextLookAt: ahead(3) },
  })
  expect(await told()).toEqual([null, null, null])
})

test('the page tells the tries of the open outage, the oldest first, and the browser heard of last', async () => {
  const tries: [number, AttemptResult | null][] = [
    [20, 'REFUSED'],
    [5, null],
  ]
  const account = await makeRepairing({ tries })
  const past = await getDb().outage.create({
    data: { accountId: account.id, status: 'CREDENTIALS', openedAt: ago(9999), closedAt: ago(9900) },
  })
  await makeTry(account.memberRowId, past.id, 9950, 'UNAVAILABLE')
  await makeTry(account.memberRowId, null, 20_000, 'ACCEPTED')
  await makeSession(account, 'Edge on Windows', 90)
  await makeSession(account, 'Chrome on macOS', 30)
  const found = await findAnyAccount(account.id)
  expect(found?.selfRepair?.tries.map(({ result }) => result)).toEqual(['REFUSED', null])
  expect(found?.selfRepair?.browser).toMatchObject({ name: 'Chrome on macOS', isSignedOut: false })
  expect(found?.outage).toMatchObject({ askedAt: null, mailedAt: null })

  const results = (await listHistory(account.id)).flatMap((item) =>
    item.kind === 'ATTEMPT' ? [item.result] : [],
  )
  expect(results).toEqual([null, 'REFUSED', 'UNAVAILABLE', 'ACCEPTED'])
})

test('a browser is silent after a day, and when none has the session any more', async () => {
  const account = await makeRepairing()
  const silent = async () => {
    const found = await findAccount(account.userId, account.id)
    return found?.selfRepair && isSilent(found.selfRepair, new Date())
  }
  expect(await silent()).toBe(true)
  await makeSession(account, 'Edge on Windows', 24 * 60 + 1)
  expect(await silent()).toBe(true)
  await makeSession(account, 'Chrome on macOS', 24 * 60 - 1)
  expect(await silent()).toBe(false)
})

test('an account without a member of LinkedIn behind it has nothing to repair itself with', async () => {
  const account = await world.makeBroken()
  const found = await findAccount(account.userId, account.id)
  expect(found).toMatchObject({ selfRepair: null, repairing: false, nextTryAt: null })
})

test('the history says of each break whether its owner was asked at once', async () => {
  const asked = await world.makeBroken()
  const quiet = await makeRepairing()
  const breaks = async (id: string) =>
    (await listHistory(id)).flatMap((item) =>
      item.kind === 'STATUS' ? [badgeWord({ status: item.to, repairing: item.repairing })] : [],
    )
  expect(await breaks(asked.id)).toEqual(['CREDENTIALS'])
  expect(await breaks(quiet.id)).toEqual(['REPAIRING'])
  await getDb().outage.update({ where: { id: quiet.outageId }, data: { askedAt: new Date() } })
  expect(await breaks(quiet.id)).toEqual(['REPAIRING'])
})
