import type { Holder } from '../actor'
import { GatewayError } from '../gateway/gateway-error'
import { answerStep } from './answer-step'

/** Chooses one of several ways to prove who they are. */
export function chooseChallenge(
  holder: Holder,
  input: { intentId: string; stepNumber: number; challenge: string },
): Promise<void> {
  return answerStep(holder, input, (auth, pending) => {
    if (!auth.choose) throw new GatewayError('REFUSED', { vendorType: 'no choice here' })
    return auth.choose(pending, input.challenge)
  })
}
