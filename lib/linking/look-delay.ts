/** An announced account may not be readable at once; after this many looks it is taken as not there. */
export const mostLooks = 6

const waitSeconds = [1, 3, 7, 20, 45]

/** How long until the next look for an announced account that the gateway does not have yet: 76 s in all. Pure. */
export function lookDelayMs(looks: number): number {
  return (waitSeconds[looks - 1] ?? 45) * 1000
}

/** How long until a gateway that did not answer is asked again: soon while somebody waits, calmer later. Pure. */
export function unreachableDelayMs(waitedMs: number): number {
  return Math.min(60_000, Math.max(3_000, waitedMs / 4))
}
