/** One call held open at the gateway, for everybody in this process who looks at the attempt. */
export type OpenWait = { listeners: number; controller: AbortController }

const kept = globalThis as { patchbayWaits?: Map<string, OpenWait> }

/** This process's open waits, by attempt. They outlive a hot reload. */
export function openWaits(): Map<string, OpenWait> {
  kept.patchbayWaits ??= new Map()
  return kept.patchbayWaits
}
