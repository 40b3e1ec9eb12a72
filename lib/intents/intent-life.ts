/** How long an attempt and its hosted auth link live: the time a person has to log in. */
export const intentLifeMs = 15 * 60_000

/** A call for an attempt never takes longer than this; after that, another may start. */
export const busyMs = 90_000

/** Somebody who finishes in the last second is still accepted this much later. */
export const lateNotifyMs = 2 * 60_000

/** Is it too late for this attempt to succeed? */
export function isOver(intent: { expiresAt: Date }, now: Date): boolean {
  return now.getTime() > intent.expiresAt.getTime() + lateNotifyMs
}
