import { log } from '../log'
import { endWait } from './end-wait'
import { type OpenWait, openWaits } from './open-waits'
import { waitForStep } from './wait-for-step'

/** A refresh closes one stream and opens the next: the call is kept for that long. */
const graceMs = 3_000

/**
 * Somebody looks at an attempt that waits for a scan or an approval. However many look, one call is held at the gateway;
 * it ends when the last of them has gone. Returns how to stop looking.
 */
export function holdWait(intentId: string): () => void {
  const wait = openWaits().get(intentId) ?? startWait(intentId)
  wait.listeners += 1
  let isLooking = true
  return () => {
    if (!isLooking) return
    isLooking = false
    wait.listeners -= 1
    setTimeout(() => {
      if (wait.listeners === 0 && openWaits().get(intentId) === wait) endWait(intentId)
    }, graceMs).unref()
  }
}

function startWait(intentId: string): OpenWait {
  const wait = { listeners: 0, controller: new AbortController() }
  openWaits().set(intentId, wait)
  waitForStep(intentId, wait.controller.signal)
    .catch((err: unknown) => log.error({ err, intentId }, 'waiting for a step failed'))
    .finally(() => {
      if (openWaits().get(intentId) === wait) openWaits().delete(intentId)
    })
  return wait
}
