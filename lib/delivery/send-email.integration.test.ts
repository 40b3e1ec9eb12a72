import { describe, expect, test } from 'vitest'
import { openWorld } from '@/test/world'
import { databaseNow } from '../clock'
import { getDb } from '../db'
import { drawFence } from '../fence'
import { startReconnect } from '../intents/start-reconnect'
import { resendNotice } from '../notices/resend-notice'
import { syncAccount } from '../status/sync-account'
import { writeClaim } from '../status/write-claim'
import { claimRequest } from './claim-request'
import { sendEmail } from './send-email'

const world = await openWorld({ NOTICE_GRACE_SECONDS: '300' })
const noticeOf = (accountId: string) =>
  getDb().outboxEmail.findFirstOrThrow({ where: { accountId }, orderBy: { createdAt: 'desc' } })

/** An event that arrives now. */
async function claimNow() {
  const { number, at } = await drawFence()
  return { number, receivedAt: at }
}

async function makeNotice() {
  const person = await world.makePerson()
  const account = await world.makeBroken({ userId: person.id, name: 'Ada Lovelace' })
  const notice = await noticeOf(account.id)
  /** Runs the email's job that many minutes after the account broke. */
  let passed = 0
  const sendAt = async (minutes: number) => {
    await world.pass({ minutes: minutes - passed })
    passed = minutes
    await sendEmail(notice.id)
  }
  return { person, account, notice, sendAt, mails: () => world.mailsTo(person.email) }
}

describe('the mail about an outage', () => {
  test('waits for the grace period, then goes out once, and its bytes are let go', async () => {
    const { sendAt, mails, account } = await makeNotice()
    await sendAt(4)
    expect(await mails()).toHaveLength(0)
    await sendAt(6)
    await sendAt(7)
    expect(await mails()).toHaveLength(1)
    expect(await noticeOf(account.id)).toMatchObject({
      state: 'SENT',
      sealedBody: null,
      messageId: expect.any(String),
      attempts: 1,
    })
  })

  test('names provider and account in its subject, has one button, a text part and a link of ours', async () => {
    const { sendAt, mails } = await makeNotice()
    await sendAt(6)
    const [mail] = await mails()
    expect(mail?.subject).toBe('Reconnect your LinkedIn account “Ada Lovelace”')
    expect(mail?.text).toContain('has been disconnected since')
    expect(mail?.text).toMatch(/http:\/\/localhost:3000\/reconnect\/[\w-]{43}/)
    expect(mail?.html).not.toContain('account.unipile.com')
  })

  test('is in the owner’s language and time zone', async () => {
    const person = await world.makePerson()
    await getDb().user.update({ where: { id: person.id }, data: { locale: 'fr', timeZone: 'Asia/Tokyo' } })
    const account = await world.makeBroken({ userId: person.id, name: 'Ada Lovelace' })
    await world.pass({ minutes: 6 })
    await sendEmail((await noticeOf(account.id)).id)
    const [mail] = await world.mailsTo(person.email)
    expect(mail?.subject).toBe('Reconnectez votre compte LinkedIn « Ada Lovelace »')
    expect(mail?.text).toContain('(Asia/Tokyo)')
  })

  test('is not sent when the account was repaired within the grace period, even if nobody told us', async () => {
    const { account, sendAt, mails } = await makeNotice()
    await world.setAtGateway(account, 'OK')
    await sendAt(6)
    expect(await mails()).toHaveLength(0)
    expect(await noticeOf(account.id)).toMatchObject({ state: 'CANCELLED', reason: 'REPAIRED' })
  })

  test('waits while the account is in a passing state, and goes out when its owner is needed after all', async () => {
    const { account, sendAt, mails } = await makeNotice()
    await world.setAtGateway(account, 'CONNECTING')
    await sendAt(6)
    expect(await noticeOf(account.id)).toMatchObject({ state: 'QUEUED' })
    await world.setAtGateway(account, 'CREDENTIALS')
    await sendAt(30)
    expect(await mails()).toHaveLength(1)
  })

  test('goes out once though many workers take it up at the same time', async () => {
    const { sendAt, mails } = await makeNotice()
    await Promise.all(Array.from({ length: 8 }, () => sendAt(6)))
    expect(await mails()).toHaveLength(1)
  })

  test('waits for hours while the gateway cannot be asked, uses up no try, and goes out once it can', async () => {
    const { sendAt, mails, account } = await makeNotice()
    await world.control('gateway', { mode: 'down' })
    for (const minutes of [6, 30, 240, 600]) await sendAt(minutes)
    expect(await noticeOf(account.id)).toMatchObject({ state: 'QUEUED', attempts: 0 })
    await world.control('gateway', { mode: 'up' })
    await sendAt(611)
    expect(await mails()).toHaveLength(1)
  })

  test('never leaves on a claim that no read has confirmed: a late retry while the gateway is down mails nobody', async () => {
    const person = await world.makePerson()
    const account = await world.makeAccount({ userId: person.id })
    await world.control('gateway', { mode: 'down' })
    await writeClaim(account.id, { status: 'CREDENTIALS', ...(await claimNow()), eventAt: null })
    const notice = await noticeOf(account.id)
    await world.pass({ minutes: 6 })
    await sendEmail(notice.id)
    await world.control('gateway', { mode: 'up' })
    await world.pass({ minutes: 1 })
    await sendEmail(notice.id)
    expect(await world.mailsTo(person.email)).toHaveLength(0)
    expect(await noticeOf(account.id)).toMatchObject({ state: 'CANCELLED', sealedBody: null })
  })

  test('is tried again with the same key while the mail service is down', async () => {
    const { sendAt, mails, account, notice } = await makeNotice()
    await world.control('mail', { mode: 'down' })
    await sendAt(6)
    expect(await noticeOf(account.id)).toMatchObject({ state: 'QUEUED', attempts: 1, reason: 'UNREACHABLE' })
    await world.control('mail', { mode: 'up' })
    await sendAt(60)
    expect(await mails()).toHaveLength(1)
    expect(await noticeOf(account.id)).toMatchObject({
      state: 'SENT',
      attempts: 2,
      requestKey: notice.idempotencyKey,
    })
  })

  test('is given up, with a reason, when the mail service refuses it', async () => {
    const { sendAt, account } = await makeNotice()
    await world.control('mail', { mode: 'rejecting' })
    await sendAt(6)
    await world.control('mail', { mode: 'up' })
    expect(await noticeOf(account.id)).toMatchObject({
      state: 'FAILED',
      reason: 'REJECTED',
      sealedBody: null,
    })
  })

  test('that a process died with is taken up within a minute, and Resend’s key keeps it from going out twice', async () => {
    const { sendAt, mails, notice } = await makeNotice()
    await sendAt(6)
    const { sealedBody } = notice
    await getDb().outboxEmail.update({
      where: { id: notice.id },
      data: { state: 'SENDING', claimedAt: await databaseNow(), sealedBody, sentAt: null, messageId: null },
    })
    await sendAt(6.5)
    expect((await getDb().outboxEmail.findUniqueOrThrow({ where: { id: notice.id } })).state).toBe('SENDING')
    await sendAt(7)
    expect((await getDb().outboxEmail.findUniqueOrThrow({ where: { id: notice.id } })).state).toBe('SENT')
    expect(await mails()).toHaveLength(1)
  })

  test('that a process died with is cancelled and wiped when its outage has closed since', async () => {
    const { sendAt, mails, account, notice } = await makeNotice()
    await getDb().outboxEmail.update({
      where: { id: notice.id },
      data: { state: 'SENDING', claimedAt: await databaseNow(), attempts: 1 },
    })
    await world.setAtGateway(account, 'OK')
    await syncAccount({ accountId: account.id, cause: 'CHECK' })
    await sendAt(6)
    expect(await noticeOf(account.id)).toMatchObject({ state: 'CANCELLED', sealedBody: null })
    expect(await mails()).toHaveLength(0)
  })

  test('that is being sent this moment is not taken back', async () => {
    const { account, notice } = await makeNotice()
    await getDb().outboxEmail.update({
      where: { id: notice.id },
      data: { state: 'SENDING', claimedAt: await databaseNow(), attempts: 1 },
    })
    await world.setAtGateway(account, 'OK')
    await syncAccount({ accountId: account.id, cause: 'CHECK' })
    expect(await noticeOf(account.id)).toMatchObject({ state: 'SENDING', sealedBody: notice.sealedBody })
  })

  test('is not claimed once its outage is closed, whatever a look before that said', async () => {
    const { account, notice } = await makeNotice()
    await world.setAtGateway(account, 'OK')
    await syncAccount({ accountId: account.id, cause: 'CHECK' })
    await getDb().outboxEmail.update({ where: { id: notice.id }, data: { state: 'QUEUED' } })
    await world.pass({ minutes: 6 })
    expect(await claimRequest(notice.idempotencyKey, [notice.id])).toEqual([])
  })

  test('of unknown fate is not tried again once its key has lost its power', async () => {
    const { sendAt, mails, notice } = await makeNotice()
    const now = await databaseNow()
    await getDb().outboxEmail.update({
      where: { id: notice.id },
      data: { state: 'SENDING', claimedAt: now, firstTriedAt: now, attempts: 1 },
    })
    await sendAt(24 * 60)
    expect(await getDb().outboxEmail.findUniqueOrThrow({ where: { id: notice.id } })).toMatchObject({
      state: 'FAILED',
      reason: 'GAVE_UP',
    })
    expect(await mails()).toHaveLength(0)
  })
})

describe('an account that breaks again', () => {
  /** Breaks for six minutes, a little longer than the grace period, and comes back by itself. */
  async function flap(account: { id: string; gatewayAccountId: string }, breakMinutes = 6) {
    await world.setAtGateway(account, 'CREDENTIALS')
    await syncAccount({ accountId: account.id, cause: 'CHECK' })
    await world.pass({ minutes: breakMinutes })
    await sendEmail((await noticeOf(account.id)).id)
    await world.setAtGateway(account, 'OK')
    await syncAccount({ accountId: account.id, cause: 'CHECK' })
    await world.pass({ minutes: 20 })
  }

  test('five times within hours, each time healed by itself, is one mail; one that stays broken says how often', async () => {
    const person = await world.makePerson()
    const account = await world.makeAccount({ userId: person.id })
    for (let time = 0; time < 5; time++) await flap(account)
    expect(await world.mailsTo(person.email)).toHaveLength(1)
    await flap(account, 61)
    const [newest] = await world.mailsTo(person.email)
    expect(await world.mailsTo(person.email)).toHaveLength(2)
    expect(newest?.text).toContain('It has been disconnected 6 times since')
  })

  test('after its owner repaired it is told of after the usual grace, as broken again', async () => {
    const person = await world.makePerson()
    const account = await world.makeBroken({ userId: person.id })
    await world.pass({ minutes: 6 })
    await sendEmail((await noticeOf(account.id)).id)
    await startReconnect({ kind: 'CUSTOMER', userId: person.id }, { accountId: account.id })
    await world.setAtGateway(account, 'OK')
    await syncAccount({ accountId: account.id, cause: 'WEBHOOK' })
    await world.pass({ hours: 1 })
    await world.setAtGateway(account, 'CREDENTIALS')
    await syncAccount({ accountId: account.id, cause: 'WEBHOOK' })
    await world.pass({ minutes: 6 })
    await sendEmail((await noticeOf(account.id)).id)
    const [newest] = await world.mailsTo(person.email)
    expect(await world.mailsTo(person.email)).toHaveLength(2)
    expect(newest?.text).toContain('it has been disconnected again')
  })
})

describe('an admin’s further mail', () => {
  const actor = { kind: 'ADMIN', userId: 'an-admin' } as const

  test('is due at once and has a link of its own', async () => {
    const { account, sendAt, mails } = await makeNotice()
    await sendAt(6)
    await resendNotice(actor, { accountId: account.id })
    await sendEmail((await noticeOf(account.id)).id)
    const links = (await mails()).map((mail) => /\/reconnect\/[\w-]+/.exec(mail.text)?.[0])
    expect(new Set(links).size).toBe(2)
  })

  test('is refused when nothing is broken', async () => {
    const account = await world.makeAccount()
    await expect(resendNotice(actor, { accountId: account.id })).rejects.toMatchObject({
      code: 'NO_OPEN_OUTAGE',
    })
  })
})
