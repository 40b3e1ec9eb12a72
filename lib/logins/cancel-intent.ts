import type { Holder } from '../actor'
import { getDb } from '../db'
import { failIntent } from '../intents/fail-intent'
import { getIntent } from '../intents/get-intent'
import { endWait } from './end-wait'

/** Gives an attempt up. One that has ended stays as it ended. */
export async function cancelIntent(holder: Holder, input: { intentId: string }): Promise<void> {
  const { id } = await getIntent(holder, input.intentId)
  await failIntent(getDb(), { intentId: id, failure: 'CANCELLED', only: { notifiedAt: null } })
  endWait(id)
}
