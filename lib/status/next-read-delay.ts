/** Waits before the first tries, in seconds; then every two minutes for the first hour, then every fifteen. */
const firstWaits = [5, 15, 45]

/** How long to wait, in milliseconds, before retrying an account that could not be read. Pure. */
export function nextReadDelayMs(about: { tries: number; unreadableForMs: number }): number {
  const first = firstWaits[about.tries - 1]
  if (first !== undefined) return first * 1000
  return about.unreadableForMs < 60 * 60_000 ? 110_000 : 15 * 60_000
}
