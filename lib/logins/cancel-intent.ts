import type { Holder } from '../actor'
import { getIntent } from '../intents/get-intent'
import { endWait } from './end-wait'
import { giveUp } from './give-up'

/** Cancels an attempt. One that has already ended is not changed. */
export async function cancelIntent(holder: Holder, input: { intentId: string }): Promise<void> {
  const intent = await getIntent(holder, input.intentId)
  await giveUp(intent, 'CANCELLED')
  endWait(intent.id)
}
