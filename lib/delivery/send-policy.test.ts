import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decideSend, type SendAnswer } from './send-policy'

const start = new Date('2026-01-01T00:00:00Z')
const refused = (httpStatus: number | null, retryAfterSeconds: number | null = null): SendAnswer => ({
  kind: 'refused',
  httpStatus,
  retryAfterSeconds,
})

test('429, 5xx and silence are tried again, other refusals are final', () => {
  const about = { attempts: 1, firstTriedAt: start, now: start }
  expect(decideSend(refused(429), about)).toMatchObject({ kind: 'retry', reason: 'RATE_LIMITED' })
  expect(decideSend(refused(503), about)).toMatchObject({ kind: 'retry', reason: 'UNREACHABLE' })
  expect(decideSend(refused(null), about)).toMatchObject({ kind: 'retry', reason: 'UNREACHABLE' })
  expect(decideSend(refused(422), about)).toEqual({ kind: 'failed', reason: 'REJECTED' })
})

test('the wait is never shorter than what was asked for', () => {
  expect(decideSend(refused(429, 90), { attempts: 1, firstTriedAt: start, now: start })).toMatchObject({
    afterSeconds: 90,
  })
})

test('trying ends, and never after the idempotency key has lost its power', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(429, 500, null), { minLength: 30, maxLength: 30 }), (answers) => {
      let now = start
      for (const [index, status] of answers.entries()) {
        const decision = decideSend(refused(status), { attempts: index + 1, firstTriedAt: start, now })
        if (decision.kind !== 'retry') {
          expect(decision).toEqual({ kind: 'failed', reason: 'GAVE_UP' })
          return
        }
        now = new Date(now.getTime() + decision.afterSeconds * 1000)
        expect(now.getTime() - start.getTime()).toBeLessThan(24 * 3_600_000)
      }
      expect.unreachable('it never gave up')
    }),
  )
})
