/** An extension checks in every hour: after a day of silence its browser is off, or something is wrong there. */
const silentAfterMs = 24 * 3_600_000

export function isSilentSince(heardAt: Date, now: Date): boolean {
  return now.getTime() - heardAt.getTime() > silentAfterMs
}
