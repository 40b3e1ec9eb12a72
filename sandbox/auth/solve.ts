import type { Context } from '../core/context.ts'
import type { Answer, Intent } from '../core/intent.ts'
import { refuse } from '../core/refusals.ts'
import { canWait, isRightCode } from './checkpoints.ts'

/** Tries a code for the checkpoint; an empty one waits, where waiting makes sense. Null: the caller has hung up. */
export async function solveCheckpoint(
  context: Context,
  intent: Intent,
  code: string,
  signal: AbortSignal,
): Promise<Answer | null> {
  const { intents, settings } = context
  const [checkpoint] = intent.checkpoints
  if (intent.end || !checkpoint) return intents.look(intent)
  if (code === '' && canWait(checkpoint)) return intents.wait(intent, signal)
  if (isRightCode(checkpoint, code)) return intents.look(intents.advance(intent))
  if (settings.wrongCodeEnds) {
    intents.finishWith(intent, refuse('invalid_code'))
    return intents.look(intent)
  }
  return refuse('invalid_code')
}

/** Chooses a challenge, draws a new QR code, or sends the code again. */
export function requestCheckpoint({ intents }: Context, intent: Intent, challenge: string | null): Answer {
  const [checkpoint] = intent.checkpoints
  if (intent.end || !checkpoint) return intents.look(intent)
  if (checkpoint.type === 'CHALLENGE_SELECTION') {
    const chosen = checkpoint.challenges.find(({ id }) => id === challenge)
    if (!chosen) return refuse('invalid_parameters', 'challenge must be one of those offered.')
    const channel = chosen.id as 'EMAIL' | 'SMS' | 'WHATSAPP'
    intent.checkpoints.splice(0, 1, { type: 'OTP', channel })
    return intents.look(intent)
  }
  if (challenge !== null) return refuse('invalid_parameters', 'There is no challenge to choose.')
  if (intent.qr) return intents.look(intents.turnCode(intent))
  return resendCode(intent) ?? intents.look(intent)
}

/** Null when the code was sent again. */
export function resendCode(intent: Intent) {
  const [checkpoint] = intent.checkpoints
  const isSent = checkpoint?.type === 'OTP' || checkpoint?.type === 'OTP_OR_IN_APP_VALIDATION'
  const isSentToPhone = checkpoint?.type === '2FA' && checkpoint.platform !== 'APP'
  if (!isSent && !isSentToPhone) return refuse('invalid_parameters', 'There is no code to send again.')
  intent.resends++
  return null
}
