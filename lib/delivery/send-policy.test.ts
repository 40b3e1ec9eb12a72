import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mailErrorNames, mailErrors } from '@/sandbox/mail/mail-errors'
import { decideSend, isSafeToRepeat, type SendAnswer } from './send-policy'

const start = new Date('2026-01-01T00:00:00Z')
const refused = (
  status: number | null,
  name: string | null = null,
  waitSeconds: number | null = null,
): SendAnswer => ({ kind: 'refused', status, name, waitSeconds })
const first = { attempts: 1, firstTriedAt: start, now: start, random: 0.5 }

describe('each documented error of Resend', () => {
  const meanings: Record<(typeof mailErrorNames)[number], string> = {
    validation_error: 'failed REJECTED',
    invalid_idempotency_key: 'new key',
    missing_api_key: 'wait KEY_REFUSED',
    restricted_api_key: 'wait KEY_REFUSED',
    invalid_api_key: 'wait KEY_REFUSED',
    domain_not_verified: 'wait KEY_REFUSED',
    not_found: 'repeat UNREACHABLE',
    method_not_allowed: 'repeat UNREACHABLE',
    invalid_idempotent_request: 'new key',
    concurrent_idempotent_requests: 'repeat IN_PROGRESS',
    invalid_from_address: 'wait KEY_REFUSED',
    missing_required_field: 'failed REJECTED',
    daily_quota_exceeded: 'wait QUOTA',
    monthly_quota_exceeded: 'wait QUOTA',
    rate_limit_exceeded: 'wait RATE_LIMITED',
    security_error: 'failed REJECTED',
    application_error: 'repeat UNREACHABLE',
    internal_server_error: 'repeat UNREACHABLE',
  }

  test.each(mailErrorNames)('%s', (name) => {
    const sent = name === 'domain_not_verified' ? 'validation_error' : name
    const decision = decideSend(refused(mailErrors[name][0], sent), first)
    expect(`${decision.kind}${'reason' in decision ? ` ${decision.reason}` : ''}`).toBe(meanings[name])
  })

  test('means the same when a proxy has hidden its name, as far as the status tells', () => {
    expect(decideSend(refused(429), first)).toMatchObject({ kind: 'wait', reason: 'RATE_LIMITED' })
    expect(decideSend(refused(401, 'validation_error'), first)).toMatchObject({ reason: 'KEY_REFUSED' })
    expect(decideSend(refused(502, 'application_error'), first)).toMatchObject({ kind: 'repeat' })
    expect(decideSend(refused(null), first)).toMatchObject({ kind: 'repeat', reason: 'UNREACHABLE' })
    expect(decideSend(refused(409), first)).toMatchObject({ kind: 'repeat' })
    expect(decideSend(refused(400), first)).toEqual({ kind: 'failed', reason: 'REJECTED' })
  })
})

test('told to slow down, the wait is never shorter than what was asked for', () => {
  expect(decideSend(refused(429, 'rate_limit_exceeded', 90), { ...first, random: 0 })).toMatchObject({
    afterSeconds: 90,
  })
})

test('a used-up quota is looked at again in an hour or so, whatever the headers of the rate limit say', () => {
  for (const random of [0, 0.99]) {
    const decision = decideSend(refused(429, 'daily_quota_exceeded', 1), { ...first, random })
    const afterSeconds = decision.kind === 'wait' ? decision.afterSeconds : 0
    expect(afterSeconds).toBeGreaterThanOrEqual(3_600)
    expect(afterSeconds).toBeLessThanOrEqual(4_500)
  }
})

test('to be told to wait, by whatever error and after however long, ends no email', () => {
  const waits = [refused(429), refused(429, 'monthly_quota_exceeded'), refused(401), refused(403)]
  const later = new Date(start.getTime() + 40 * 24 * 3_600_000)
  for (const answer of waits)
    expect(decideSend(answer, { ...first, attempts: 50, now: later })).toMatchObject({ kind: 'wait' })
})

test('a key that stands for another payload is our own earlier try, when there was one', () => {
  const answer = refused(409, 'invalid_idempotent_request')
  expect(decideSend(answer, { ...first, attempts: 2 })).toEqual({ kind: 'sent', messageId: null })
})

test('what failed together does not come back together', () => {
  const after = (random: number) => {
    const decision = decideSend(refused(503), { ...first, attempts: 3, random })
    return decision.kind === 'repeat' ? decision.afterSeconds : 0
  }
  expect(after(0.999) / after(0)).toBeGreaterThan(2.5)
})

test('trying ends, and never after the idempotency key has lost its power', () => {
  const tries = fc.array(
    fc.record({
      status: fc.constantFrom(500, 404, null),
      random: fc.double({ min: 0, max: 0.999, noNaN: true }),
    }),
    {
      minLength: 80,
      maxLength: 80,
    },
  )
  fc.assert(
    fc.property(tries, (answers) => {
      let now = start
      for (const [index, { status, random }] of answers.entries()) {
        const about = { attempts: index + 1, firstTriedAt: start, now, random }
        const decision = decideSend(refused(status), about)
        if (decision.kind !== 'repeat') {
          expect(decision).toEqual({ kind: 'failed', reason: 'GAVE_UP' })
          expect(now.getTime() - start.getTime()).toBeGreaterThan(20 * 3_600_000)
          return
        }
        now = new Date(now.getTime() + decision.afterSeconds * 1000)
        expect(isSafeToRepeat(start, now)).toBe(true)
      }
      expect.unreachable('it never gave up')
    }),
  )
})
