import type { Holder } from '../actor'
import type { Secret } from '../secret'
import { answerStep } from './answer-step'

/** Answers a checkpoint with what was typed. */
export function solveStep(
  holder: Holder,
  input: { intentId: string; stepNumber: number; code: Secret },
): Promise<void> {
  return answerStep(holder, input, (auth, pending) => auth.solve(pending, input.code))
}
