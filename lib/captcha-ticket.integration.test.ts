import { expect, test } from 'vitest'
import { openWorld } from '@/test/world'
import { makeCaptchaTicket, readCaptchaTicket } from './captcha-ticket'

const world = await openWorld()
const holder = { kind: 'CUSTOMER', userId: 'ada' } as const

test('a ticket opens the captcha of its attempt, for a minute', async () => {
  const ticket = await makeCaptchaTicket(holder, 'one')
  expect(await readCaptchaTicket(ticket, 'one')).toEqual(holder)
  await world.pass({ seconds: 61 })
  expect(await readCaptchaTicket(ticket, 'one')).toBeNull()
})

test('the ticket of another attempt, and what is no ticket, opens nothing', async () => {
  const ticket = await makeCaptchaTicket(holder, 'one')
  for (const given of [ticket, '', 'a.b.c.d', `${ticket}x`])
    expect(await readCaptchaTicket(given, 'two')).toBeNull()
})
