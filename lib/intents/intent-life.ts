/** How long a hosted auth link works. It is made at the click, so this is the time a person has to log in. */
export const linkLifeMs = 15 * 60_000

/** A person who finishes in the link's last second is still believed this much later. */
const lateNotifyMs = 2 * 60_000

/** Has the time passed in which a notify callback counts? */
export function isOver(intent: { expiresAt: Date }, now: Date): boolean {
  return now.getTime() > intent.expiresAt.getTime() + lateNotifyMs
}
