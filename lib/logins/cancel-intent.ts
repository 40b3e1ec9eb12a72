import type { Holder } from '../actor'
import { getDb } from '../db'
import { failIntent } from '../intents/fail-intent'
import { getIntent } from '../intents/get-intent'
import { endWait } from './end-wait'

/** Cancels an attempt. One that has already ended is not changed. */
export async function cancelIntent(holder: Holder, input: { intentId: string }): Promise<void> {
  const { id } = await getIntent(holder, input.intentId)
  await failIntent(getDb(), { intentId: id, failure: 'CANCELLED', only: { notifiedAt: null } })
  endWait(id)
}
