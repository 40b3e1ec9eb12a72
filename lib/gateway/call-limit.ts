/** How many calls to one gateway may run at once, and how many of them may be background calls. */
const most = 24
const mostInBackground = 16

type Waiting = { isForPerson: boolean; start: () => void }
export type Places = { inBackground: number; forPersons: number; waiting: Waiting[] }

export const noCalls = (): Places => ({ inBackground: 0, forPersons: 0, waiting: [] })

/**
 * Waits for a slot among the calls to a gateway; people go first. Returns a function that releases it, or null when no
 * slot was free in time.
 */
export function takePlace(
  places: Places,
  isForPerson: boolean,
  patienceMs: number,
): Promise<(() => void) | null> {
  return new Promise((resolve) => {
    const waiting = {
      isForPerson,
      start: () => {
        clearTimeout(timer)
        resolve(() => leave(places, isForPerson))
      },
    }
    const timer = setTimeout(() => {
      places.waiting = places.waiting.filter((other) => other !== waiting)
      resolve(null)
    }, patienceMs)
    places.waiting.push(waiting)
    letIn(places)
  })
}

function leave(places: Places, isForPerson: boolean): void {
  if (isForPerson) places.forPersons--
  else places.inBackground--
  letIn(places)
}

function letIn(places: Places): void {
  for (;;) {
    if (places.inBackground + places.forPersons >= most) return
    const next =
      places.waiting.find(({ isForPerson }) => isForPerson) ??
      (places.inBackground < mostInBackground ? places.waiting[0] : undefined)
    if (!next) return
    places.waiting = places.waiting.filter((other) => other !== next)
    if (next.isForPerson) places.forPersons++
    else places.inBackground++
    next.start()
  }
}
