/** An announced account may not be readable at once; after this many tries we conclude that it does not exist. */
export const mostLooks = 6

const waitSeconds = [1, 3, 7, 20, 45]

/** How long until the next look for an announced account that the gateway does not have yet; 76 s in total. Pure. */
export function lookDelayMs(looks: number): number {
  return (waitSeconds[looks - 1] ?? 45) * 1000
}

/** How long until an unresponsive gateway is asked again: soon while somebody is waiting, less often later. Pure. */
export function unreachableDelayMs(waitedMs: number): number {
  return Math.min(60_000, Math.max(3_000, waitedMs / 4))
}
