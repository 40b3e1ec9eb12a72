import type { Holder } from '../actor'
import { getDb } from '../db'
import { failIntent } from '../intents/fail-intent'
import { getIntent } from '../intents/get-intent'
import { endWait } from './end-wait'

/** Gives an attempt up. One that has ended stays as it ended. */
export async function cancelIntent(holder: Holder, input: { intentId: string; now?: Date }): Promise<void> {
  const { id } = await getIntent(holder, input.intentId)
  const at = input.now ?? new Date()
  await failIntent(getDb(), { intentId: id, failure: 'CANCELLED', at, only: { notifiedAt: null } })
  endWait(id)
}
