const windowMs = 1000

/** Requests per second, counted in windows, and the headers that tell of them. In memory only. */
export function createMailRate(now: () => number) {
  let windowEnd = 0
  let used = 0

  return function take(
    perSecond: number,
    isFull: boolean,
  ): { isOver: boolean; headers: Record<string, string> } {
    const at = now()
    if (at >= windowEnd) {
      windowEnd = at + windowMs
      used = 0
    }
    if (isFull) used = perSecond
    const isOver = used >= perSecond
    if (!isOver) used += 1
    const reset = String(Math.ceil((windowEnd - at) / 1000))
    const headers = {
      'ratelimit-limit': String(perSecond),
      'ratelimit-remaining': String(perSecond - used),
      'ratelimit-reset': reset,
      ...(isOver && { 'retry-after': reset }),
    }
    return { isOver, headers }
  }
}
