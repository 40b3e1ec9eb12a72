import { getDb } from '../db'
import { onRing } from '../doorbell'

/** The longest that a timer can wait. */
const longestTimerMs = 2 ** 31 - 1

/** Calls once this session has ended: signed out here or elsewhere, or at its time. Answers how to stop. */
export function onSessionEnd(session: { id: string; endsAt: Date; now: Date }, end: () => void): () => void {
  const left = session.endsAt.getTime() - session.now.getTime()
  const timer = setTimeout(end, Math.min(left, longestTimerMs))
  timer.unref()
  const unsubscribe = onRing('patchbay_sessions', (id) => {
    if (id === session.id) return end()
    // Something may have been missed.
    if (id === null)
      void getDb()
        .session.findUnique({ where: { id: session.id }, select: { id: true } })
        .then((found) => found ?? end())
        .catch(() => undefined)
  })
  return () => {
    clearTimeout(timer)
    unsubscribe()
  }
}
