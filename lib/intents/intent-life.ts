/** How long an attempt lives, and its hosted auth link: the time a person has to log in. */
export const intentLifeMs = 15 * 60_000

/** A call about an attempt takes no longer than this; then another may begin. */
export const busyMs = 90_000

/** A person who finishes in the last second is still believed this much later. */
export const lateNotifyMs = 2 * 60_000

/** Is it too late for anything to end this attempt well? */
export function isOver(intent: { expiresAt: Date }, now: Date): boolean {
  return now.getTime() > intent.expiresAt.getTime() + lateNotifyMs
}
