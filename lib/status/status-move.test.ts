import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { needsOwner } from '../accounts/status'
import { AccountStatus } from '../generated/prisma/enums'
import { decideMove, type StatusWord } from './status-move'

const word = fc.record<StatusWord>({
  status: fc.constantFrom(...Object.values(AccountStatus)),
  reason: fc.constantFrom(null, 'WRONG_ACCOUNT'),
})

/** Applies states one after the other, as the rows would record them. */
function play(words: StatusWord[]) {
  let current: StatusWord = { status: 'CONNECTING', reason: null }
  let isOpen = false
  let opened = 0
  for (const found of words) {
    const move = decideMove(current, found, isOpen)
    if (move.outage === 'open') opened += 1
    if (move.outage !== 'keep') isOpen = move.outage === 'open'
    current = found
  }
  return { current, isOpen, opened }
}

describe('an outage', () => {
  test('is open exactly when the owner was asked for and the account has neither worked nor gone since', () => {
    fc.assert(
      fc.property(fc.array(word), (words) => {
        const last = words.findLastIndex(({ status }) => status === 'OK' || status === 'DELETED')
        const isExpected = words.slice(last + 1).some(({ status }) => needsOwner(status))
        expect(play(words).isOpen).toBe(isExpected)
      }),
    )
  })

  test('is not opened again by repeating what was found', () => {
    fc.assert(
      fc.property(fc.array(word), fc.integer({ min: 1, max: 4 }), (words, times) => {
        const repeated = words.flatMap((found) => Array<StatusWord>(times).fill(found))
        expect(play(repeated)).toEqual(play(words))
      }),
    )
  })

  test('is never opened by the provider’s or the gateway’s trouble', () => {
    for (const status of ['ERROR', 'CONNECTING', 'STOPPED', 'LOCKED'] as const) {
      expect(decideMove({ status: 'OK', reason: null }, { status, reason: null }, false).outage).toBe('keep')
    }
  })

  test('survives trouble in between, and ends when the account works', () => {
    const at = (status: AccountStatus): StatusWord => ({ status, reason: null })
    expect(decideMove(at('CREDENTIALS'), at('ERROR'), true).outage).toBe('keep')
    expect(decideMove(at('ERROR'), at('CREDENTIALS'), true).outage).toBe('keep')
    expect(decideMove(at('CREDENTIALS'), at('OK'), true).outage).toBe('close')
  })
})

test('finding the same state again changes nothing', () => {
  fc.assert(fc.property(word, fc.boolean(), (found, isOpen) => !decideMove(found, found, isOpen).changed))
})
