import { openWaits } from './open-waits'

/** Ends this process's call for an attempt: it is being answered, or was cancelled. The next listener starts a new one. */
export function endWait(intentId: string): void {
  const wait = openWaits().get(intentId)
  openWaits().delete(intentId)
  wait?.controller.abort()
}
