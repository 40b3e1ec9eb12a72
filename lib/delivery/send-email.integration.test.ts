import { describe, expect, test } from 'vitest'
import { openWorld } from '@/test/world'
import { getDb } from '../db'
import { resendNotice } from '../notices/resend-notice'
import { syncAccount } from '../status/sync-account'
import { sendEmail } from './send-email'

const world = await openWorld({ NOTICE_GRACE_SECONDS: '300' })
const minutes = (count: number) => new Date(Date.now() + count * 60_000)
const noticeOf = (accountId: string) =>
  getDb().outboxEmail.findFirstOrThrow({ where: { accountId }, orderBy: { createdAt: 'desc' } })

async function makeNotice() {
  const person = await world.makePerson()
  const account = await world.makeBroken({ userId: person.id, name: 'Ada Lovelace' })
  const notice = await noticeOf(account.id)
  const send = (now: Date, attempt = 1) => sendEmail(notice.id, { attempt, now })
  return { person, account, notice, send, mails: () => world.mailsTo(person.email) }
}

describe('the mail about an outage', () => {
  test('waits for the grace period, then goes out once, and its bytes are let go', async () => {
    const { send, mails, account } = await makeNotice()
    await send(minutes(4))
    expect(await mails()).toHaveLength(0)
    await send(minutes(6))
    await send(minutes(7))
    expect(await mails()).toHaveLength(1)
    expect(await noticeOf(account.id)).toMatchObject({
      state: 'SENT',
      sealedBody: null,
      messageId: expect.any(String),
      attempts: 1,
    })
  })

  test('names provider and account in its subject, has one button, a text part and a link of ours', async () => {
    const { send, mails } = await makeNotice()
    await send(minutes(6))
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
    await sendEmail((await noticeOf(account.id)).id, { attempt: 1, now: minutes(6) })
    const [mail] = await world.mailsTo(person.email)
    expect(mail?.subject).toBe('Reconnectez votre compte LinkedIn « Ada Lovelace »')
    expect(mail?.text).toContain('(Asia/Tokyo)')
  })

  test('is not sent when the account was repaired within the grace period, even if nobody told us', async () => {
    const { account, send, mails } = await makeNotice()
    await world.setAtGateway(account, 'OK')
    await send(minutes(6))
    expect(await mails()).toHaveLength(0)
    expect(await noticeOf(account.id)).toMatchObject({ state: 'CANCELLED', reason: 'REPAIRED' })
  })

  test('waits while the account is in a passing state, and goes out when its owner is needed after all', async () => {
    const { account, send, mails } = await makeNotice()
    await world.setAtGateway(account, 'CONNECTING')
    await send(minutes(6))
    expect(await noticeOf(account.id)).toMatchObject({ state: 'QUEUED' })
    await world.setAtGateway(account, 'CREDENTIALS')
    await send(minutes(30))
    expect(await mails()).toHaveLength(1)
  })

  test('goes out once though many workers take it up at the same time', async () => {
    const { send, mails } = await makeNotice()
    await Promise.all(Array.from({ length: 8 }, () => send(minutes(6))))
    expect(await mails()).toHaveLength(1)
  })

  test('is not sent by a worker that cannot look at the gateway, until it has been patient', async () => {
    const { send, mails } = await makeNotice()
    await world.control('gateway', { mode: 'down' })
    await expect(send(minutes(6), 1)).rejects.toThrow()
    expect(await mails()).toHaveLength(0)
    await send(minutes(10), 5)
    await world.control('gateway', { mode: 'up' })
    expect(await mails()).toHaveLength(1)
  })

  test.each([
    ['down', 'UNREACHABLE'],
    ['rate_limited', 'RATE_LIMITED'],
  ])('is tried again with the same key while the mail service is %s', async (mode, reason) => {
    const { send, mails, account, notice } = await makeNotice()
    await world.control('mail', { mode })
    await send(minutes(6))
    expect(await noticeOf(account.id)).toMatchObject({ state: 'QUEUED', attempts: 1, reason })
    await world.control('mail', { mode: 'up' })
    await send(minutes(60))
    expect(await mails()).toHaveLength(1)
    expect(await noticeOf(account.id)).toMatchObject({
      state: 'SENT',
      attempts: 2,
      idempotencyKey: notice.idempotencyKey,
    })
  })

  test('is given up, with a reason, when the mail service refuses it', async () => {
    const { send, account } = await makeNotice()
    await world.control('mail', { mode: 'rejecting' })
    await send(minutes(6))
    await world.control('mail', { mode: 'up' })
    expect(await noticeOf(account.id)).toMatchObject({
      state: 'FAILED',
      reason: 'REJECTED',
      sealedBody: null,
    })
  })

  test('that a process died with is taken up again, and Resend’s key keeps it from going out twice', async () => {
    const { send, mails, notice } = await makeNotice()
    await send(minutes(6))
    const { sealedBody } = notice
    await getDb().outboxEmail.update({
      where: { id: notice.id },
      data: { state: 'SENDING', claimedAt: minutes(6), sealedBody, sentAt: null, messageId: null },
    })
    await send(minutes(7))
    expect((await getDb().outboxEmail.findUniqueOrThrow({ where: { id: notice.id } })).state).toBe('SENDING')
    await send(minutes(10))
    expect((await getDb().outboxEmail.findUniqueOrThrow({ where: { id: notice.id } })).state).toBe('SENT')
    expect(await mails()).toHaveLength(1)
  })

  test('of unknown fate is not tried again once its key has lost its power', async () => {
    const { send, mails, notice } = await makeNotice()
    await getDb().outboxEmail.update({
      where: { id: notice.id },
      data: { state: 'SENDING', claimedAt: minutes(0), firstTriedAt: minutes(0), attempts: 1 },
    })
    await send(minutes(24 * 60))
    expect(await getDb().outboxEmail.findUniqueOrThrow({ where: { id: notice.id } })).toMatchObject({
      state: 'FAILED',
      reason: 'GAVE_UP',
    })
    expect(await mails()).toHaveLength(0)
  })

  test('comes once per outage: the next outage has its own', async () => {
    const { account, send, mails } = await makeNotice()
    await send(minutes(6))
    for (const status of ['ERROR', 'CREDENTIALS', 'OK', 'CREDENTIALS'] as const) {
      await world.setAtGateway(account, status)
      await syncAccount({ accountId: account.id, cause: 'CHECK', now: minutes(7) })
    }
    const second = await noticeOf(account.id)
    await sendEmail(second.id, { attempt: 1, now: minutes(30) })
    expect(await mails()).toHaveLength(2)
  })
})

describe('an admin’s further mail', () => {
  const actor = { kind: 'ADMIN', userId: 'an-admin' } as const

  test('is due at once and has a link of its own', async () => {
    const { account, send, mails } = await makeNotice()
    await send(minutes(6))
    await resendNotice(actor, { accountId: account.id })
    await sendEmail((await noticeOf(account.id)).id, { attempt: 1, now: minutes(1) })
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
