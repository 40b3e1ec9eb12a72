import { current } from './scheduler'

/** The time of the simulation, in milliseconds. It passes only when told to. */
export class VirtualTime {
  now: number

  constructor(start: number) {
    this.now = start
  }

  /** What the running process's clock shows: every host's clock is wrong in its own way. */
  hostTime(): number {
    return this.now + (current.getStore()?.host.clockOffset ?? 0)
  }

  toString(): string {
    return new Date(this.now).toISOString().slice(8, 19).replace('T', ' ')
  }
}

/** Makes `Date` tell that time, and `performance` how much of it passes. Answers how to undo it. */
export function ownTheClock(time: VirtualTime): () => void {
  const RealDate = globalThis.Date
  const now = () => time.hostTime()
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, given, made) =>
      Reflect.construct(target, given.length > 0 ? given : [now()], made === globalThis.Date ? target : made),
    get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
  })
  const realTicks = performance.now
  performance.now = () => (current.getStore() ? time.now : realTicks.call(performance))
  return () => {
    globalThis.Date = RealDate
    performance.now = realTicks
  }
}
