import { expect, test } from 'vitest'
import { GatewayError, type GatewayFault } from '../gateway/gateway-error'
import { nextOfSolveFault, nextOfStartFault, nextOfWaitFault } from './next-step'
import type { Step } from './step'

const now = new Date('2026-01-01T00:00:00Z')
const fault = (
  name: GatewayFault,
  more: ConstructorParameters<typeof GatewayError>[1] = { httpStatus: 400 },
) => new GatewayError(name, more)
const code: Step = {
  kind: 'CHECKPOINT',
  checkpoint: { type: '2FA', channel: 'SMS' },
  fault: null,
  since: now,
}
const qr: Step = { kind: 'QR', code: 'x', since: now, until: now }
const approval: Step = { ...code, checkpoint: { type: 'IN_APP_VALIDATION' } }
const start = { isMailbox: false, isQr: false, now }

test('a first call that got no answer is not repeated: it is unsure whether there is an account', () => {
  expect(nextOfStartFault(fault('UNAVAILABLE', {}), start)).toMatchObject({ step: { kind: 'UNSURE' } })
  // A success that we cannot read may have created the account.
  expect(nextOfStartFault(fault('UNREADABLE', { httpStatus: 201 }), start)).toMatchObject({
    step: { kind: 'UNSURE' },
  })
  expect(nextOfStartFault(fault('UNAVAILABLE', { httpStatus: 502 }), start)).toMatchObject({
    step: { kind: 'FORM', fault: 'UNAVAILABLE' },
  })
})

test('an account that already exists is read back when the gateway names it; otherwise the form says so', () => {
  expect(nextOfStartFault(fault('ALREADY_EXISTS', { gatewayAccountId: 'acc_1' }), start)).toEqual({
    kind: 'account',
    gatewayAccountId: 'acc_1',
  })
  expect(nextOfStartFault(fault('ALREADY_EXISTS'), start)).toMatchObject({
    step: { fault: 'ALREADY_EXISTS' },
  })
})

test.each(['INVALID_CODE', 'UNAVAILABLE', 'UNREADABLE', 'RATE_LIMITED'] as const)(
  'a code refused by %s can be typed again',
  (name) => {
    expect(nextOfSolveFault(fault(name), code)).toEqual({ kind: 'step', step: { ...code, fault: name } })
  },
)

test('an attempt that the gateway has forgotten goes back to its form', () => {
  expect(nextOfSolveFault(fault('NOT_FOUND'), code)).toMatchObject({
    step: { kind: 'FORM', fault: 'EXPIRED' },
  })
  expect(nextOfWaitFault(fault('NOT_FOUND'), qr, now)).toMatchObject({
    step: { kind: 'FORM', fault: 'EXPIRED' },
  })
})

test('waiting goes on through passing faults, and for an approval also through time-outs', () => {
  expect(nextOfWaitFault(fault('UNAVAILABLE'), qr, now)).toEqual({ kind: 'unchanged' })
  expect(nextOfWaitFault(fault('UNREADABLE'), qr, now)).toEqual({ kind: 'unchanged' })
  expect(nextOfWaitFault(fault('TIMEOUT'), approval, now)).toEqual({ kind: 'unchanged' })
  expect(nextOfWaitFault(fault('TIMEOUT'), qr, now)).toEqual({ kind: 'step', step: { kind: 'QR_EXPIRED' } })
})

test('a phone that approved while no call was held leads to the code that is needed next', () => {
  expect(nextOfWaitFault(fault('INVALID_CODE'), qr, now)).toMatchObject({
    step: { kind: 'CHECKPOINT', checkpoint: { type: '2FA', channel: null } },
  })
})

test.each(['RESTRICTED', 'WRONG_ACCOUNT'] as const)('%s ends an attempt for good, at any step', (name) => {
  const ended = { kind: 'failed', failure: name }
  expect(nextOfStartFault(fault(name), start)).toEqual(ended)
  expect(nextOfSolveFault(fault(name), code)).toEqual(ended)
  expect(nextOfWaitFault(fault(name), qr, now)).toEqual(ended)
})
