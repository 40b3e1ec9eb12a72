import { expect, test, vi } from 'vitest'
import { openGate } from '@/test/gate'
import { openWorld } from '@/test/world'
import { getDb } from '../db'
import { queueSignInMail } from '../outbox/queue-sign-in-mail'
import { sendEmail } from './send-email'

const service = await openGate()
const world = await openWorld({ NOTICE_GRACE_SECONDS: '300', RESEND_BASE_URL: service.url })
service.lead(world.sandboxUrl)

async function makeNotice() {
  const person = await world.makePerson()
  const account = await world.makeBroken({ userId: person.id })
  return { person, ...(await getDb().outboxEmail.findFirstOrThrow({ where: { accountId: account.id } })) }
}

test('an email service that does not answer holds up one job of notices and no sign-in email, and then all is told', async () => {
  const notices = [await makeNotice(), await makeNotice(), await makeNotice()]
  await world.pass({ minutes: 6 })
  const waiting = service.fallSilent()
  const [first, ...others] = notices.map(({ id }) => id)
  const hanging = sendEmail(first ?? '')
  await vi.waitFor(() => expect(waiting()).toBe(1))
  await world.pass({ seconds: 5 })
  for (const id of others) await sendEmail(id)
  expect(waiting()).toBe(1)
  await queueSignInMail({
    to: 'ada@example.com',
    token: 'a token',
    expires: new Date(Date.now() + 3_600_000),
    next: '/',
    reader: { locale: null, timeZone: null },
  })
  const signIn = await getDb().outboxEmail.findFirstOrThrow({ where: { kind: 'SIGN_IN' } })
  const asked = sendEmail(signIn.id)
  await vi.waitFor(() => expect(waiting()).toBe(2))
  service.speak()
  await Promise.all([hanging, asked])
  for (let count = 0; count < 12; count++) {
    await world.pass({ seconds: 10 })
    await world.runDue()
  }
  for (const { person } of notices) expect(await world.mailsTo(person.email)).toHaveLength(1)
  expect(await world.mailsTo('ada@example.com')).toHaveLength(1)
})
