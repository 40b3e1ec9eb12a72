import { expect, test } from 'vitest'
import { countCalls, logIn } from '@/test/login'
import { openWorld } from '@/test/world'
import { Secret } from '../secret'
import { chooseChallenge } from './choose-challenge'
import { resendCode } from './resend-code'
import { solveStep } from './solve-step'

const world = await openWorld({ CONNECT_WITH: 'unipile-v2' })

const checkpoint = (type: string) => ({ kind: 'CHECKPOINT', checkpoint: expect.objectContaining({ type }) })

test.each([
  ['2fa-sms', '2FA'],
  ['2fa-app', '2FA'],
  ['2fa-whatsapp', '2FA'],
  ['otp', 'OTP'],
  ['captcha', 'CAPTCHA'],
  ['in-app', 'IN_APP_VALIDATION'],
  ['otp-or-in-app', 'OTP_OR_IN_APP_VALIDATION'],
  ['contract', 'CONTRACT_SELECTION'],
  ['challenge', 'CHALLENGE_SELECTION'],
  ['phone', 'PHONE_REGISTER'],
  ['loading', 'LOADING'],
  ['future', 'UNKNOWN'],
])('a login that meets %s shows %s, also after a refresh', async (password, type) => {
  const { view } = await logIn(world, { password })
  const first = (await view()).step
  expect(first).toMatchObject(checkpoint(type))
  expect((await view()).step).toEqual(first)
})

test('a wrong code stays on its screen and says so; the right one then passes', async () => {
  const { view, solve } = await logIn(world, { password: '2fa-app' })
  await solve('000000')
  expect((await view()).step).toMatchObject({ ...checkpoint('2FA'), fault: 'INVALID_CODE' })
  await solve('123456')
  await world.runJobs()
  expect((await view()).state).toBe('SUCCEEDED')
})

test('a chain of checkpoints is passed one screen after the other', async () => {
  const { view, solve } = await logIn(world, { password: 'phone' })
  const seen: unknown[] = []
  for (let step = 0; step < 3; step++) {
    const current = (await view()).step
    if (current?.kind !== 'CHECKPOINT') break
    seen.push(current.checkpoint.type)
    await solve(current.checkpoint.type === 'PHONE_REGISTER' ? '+33612345678' : '123456')
  }
  expect(seen).toEqual(['PHONE_REGISTER', 'OTP', '2FA'])
  await world.runJobs()
  expect((await view()).state).toBe('SUCCEEDED')
})

test('a person can choose how to prove who they are, and have the code sent again', async () => {
  const { view, solve, holder, intentId } = await logIn(world, { password: 'challenge' })
  const { stepNumber } = await view()
  await chooseChallenge(holder, { intentId, stepNumber, challenge: 'SMS' })
  expect((await view()).step).toMatchObject(checkpoint('OTP'))
  expect((await view()).canResend).toBe(true)
  await resendCode(holder, { intentId })
  await solve('123456')
  await world.runJobs()
  expect((await view()).state).toBe('SUCCEEDED')
})

test('of answers sent at once, or for a screen that is gone, one reaches the gateway', async () => {
  const { view, holder, intentId } = await logIn(world, { password: '2fa-sms' })
  const { stepNumber } = await view()
  const solve = () => solveStep(holder, { intentId, stepNumber, code: new Secret('000000') })
  const count = () => countCalls(world, 'POST', /\/auth\/checkpoint$/)
  const before = count()
  // Slow enough that the others come while the first is under way.
  await world.control('gateway', { mode: 'slow', delay_ms: 300 })
  await Promise.all([solve(), solve(), solve()])
  await world.control('gateway', { mode: 'up' })
  expect(count()).toBe(before + 1)
  expect((await view()).stepNumber).toBe(stepNumber + 1)
  await solve()
  expect(count()).toBe(before + 1)
  expect((await view()).stepNumber).toBe(stepNumber + 1)
})
