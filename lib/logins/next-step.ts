import type { AuthAnswer } from '../gateway/auth'
import type { GatewayError, GatewayFault } from '../gateway/gateway-error'
import type { IntentFailure } from '../generated/prisma/enums'
import { isWaiting, type Step } from './step'

/** What an attempt becomes next: another screen, an account to read back, or its end. */
export type Next =
  | { kind: 'step'; step: Step; gatewayIntentId?: string }
  | { kind: 'account'; gatewayAccountId: string }
  | { kind: 'failed'; failure: IntentFailure }
  | { kind: 'unchanged' }

const qrLifeMs = 60_000

/** The next step after an answer of the gateway. Pure, like everything here. */
export function nextOfAnswer(answer: AuthAnswer, now: Date): Next {
  switch (answer.kind) {
    case 'account':
      return answer
    case 'oauth':
      return { kind: 'step', step: { kind: 'OAUTH', url: answer.url } }
    case 'qr': {
      const step: Step = {
        kind: 'QR',
        code: answer.code,
        since: now,
        until: new Date(now.getTime() + qrLifeMs),
      }
      return { kind: 'step', step, gatewayIntentId: answer.gatewayIntentId }
    }
    case 'checkpoint': {
      const step: Step = { kind: 'CHECKPOINT', checkpoint: answer.checkpoint, fault: null, since: now }
      return { kind: 'step', step, gatewayIntentId: answer.gatewayIntentId }
    }
  }
}

/** Faults after which trying again makes no sense. */
function ending(error: GatewayError): Next | null {
  if (error.fault === 'RESTRICTED') return { kind: 'failed', failure: 'RESTRICTED' }
  if (error.fault === 'WRONG_ACCOUNT') return { kind: 'failed', failure: 'WRONG_ACCOUNT' }
  if (error.fault === 'ALREADY_EXISTS' && error.gatewayAccountId) {
    return { kind: 'account', gatewayAccountId: error.gatewayAccountId }
  }
  return null
}

const form = (fault: GatewayFault, full = false): Next => ({
  kind: 'step',
  step: { kind: 'FORM', fault, full },
})

/**
 * The next step after the first call failed. We never repeat it ourselves: a login that timed out may have worked, and
 * repeated logins lock people out. `isMailbox`: the gateway was to detect the servers from the address.
 */
export function nextOfStartFault(
  error: GatewayError,
  about: { isMailbox: boolean; isQr: boolean; now: Date },
): Next {
  if (error.isUnanswered) return { kind: 'step', step: { kind: 'UNSURE', since: about.now } }
  if (error.fault === 'INVALID_PARAMETERS' && about.isMailbox) return form(error.fault, true)
  if (error.fault === 'TIMEOUT' && about.isQr) return { kind: 'step', step: { kind: 'QR_EXPIRED' } }
  return ending(error) ?? form(error.fault)
}

const passingFaults: GatewayFault[] = ['UNAVAILABLE', 'UNREADABLE', 'RATE_LIMITED']
const repeatableFaults: GatewayFault[] = [...passingFaults, 'INVALID_CODE', 'INVALID_PARAMETERS']

/** The next step after a refused answer: the same screen where another try makes sense, else the form. */
export function nextOfSolveFault(error: GatewayError, current: Step): Next {
  const isRepeatable = repeatableFaults.includes(error.fault) && current.kind === 'CHECKPOINT'
  if (isRepeatable) return { kind: 'step', step: { ...current, fault: error.fault } }
  return ending(error) ?? form(error.fault === 'NOT_FOUND' ? 'EXPIRED' : error.fault)
}

/** The next step after a held call ended without an answer. */
export function nextOfWaitFault(error: GatewayError, current: Step, now: Date): Next {
  if (!isWaiting(current)) return { kind: 'unchanged' }
  if (passingFaults.includes(error.fault)) return { kind: 'unchanged' }
  // Vendor: the phone approved while no call was held, and now a code is needed. It does not say which kind.
  if (error.fault === 'INVALID_CODE') {
    const checkpoint = { type: '2FA', channel: null } as const
    return { kind: 'step', step: { kind: 'CHECKPOINT', checkpoint, fault: null, since: now } }
  }
  if (error.fault === 'TIMEOUT') {
    return current.kind === 'QR' ? { kind: 'step', step: { kind: 'QR_EXPIRED' } } : { kind: 'unchanged' }
  }
  return ending(error) ?? form(error.fault === 'NOT_FOUND' ? 'EXPIRED' : error.fault)
}
