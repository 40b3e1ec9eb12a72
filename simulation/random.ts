/** A small generator (mulberry32): the same seed gives the same world. */
export class Random {
  private state: number

  constructor(seed: number) {
    this.state = seed >>> 0
  }

  /** From 0 up to, without, 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0
    let mixed = this.state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1))
  }

  pick<T>(list: readonly T[]): T {
    if (list.length === 0) throw new Error('nothing to pick from')
    return list[Math.floor(this.next() * list.length)] as T
  }

  /** One of several by weight; null when the weights leave room up to 1 and it falls there. */
  weighted<T>(weights: readonly (readonly [T, number])[]): T | null {
    let rest = this.next()
    for (const [value, weight] of weights) {
      rest -= weight
      if (rest < 0) return value
    }
    return null
  }

  /** A generator of its own, so that what is drawn there changes nothing here. */
  fork(): Random {
    return new Random(Math.floor(this.next() * 4_294_967_296))
  }
}
