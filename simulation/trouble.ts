import type { Random } from './random'

/** Everything that goes wrong, and how often, given the chance. */
const rates = {
  'event lost': 0.1,
  'event doubled': 0.12,
  'event late by minutes': 0.15,
  'event late by hours': 0.05,
  'event overtaken': 0.12,
  'call slow to arrive': 0.08,
  'call slow to be answered': 0.16,
  'call hung': 0.03,
  'call done, answer hung': 0.02,
  'call cut': 0.02,
  'call done, answer cut': 0.03,
  'answer 401': 0.02,
  'answer 429': 0.02,
  'answer 500': 0.03,
  'answer 503': 0.03,
  'answer no JSON': 0.02,
  'read 404': 0.03,
  'read 404 of a proxy': 0.02,
  'read stale': 0.04,
  'mail 401': 0.05,
  'mail 403': 0.05,
  'mail 409, another try under way': 0.05,
  'mail 422': 0.03,
  'mail 429, too fast': 0.05,
  'mail 429, daily quota': 0.05,
  'mail 500': 0.05,
  'mail 503': 0.05,
  'mail accepted, answer cut': 0.06,
  'mail accepted, answer hung': 0.05,
  'killed before a step': 0.03,
  'killed after a step': 0.03,
  'killed while waiting': 0.02,
} as const

export type Fault = keyof typeof rates

const happenings = [
  ...[
    'login lost',
    'permission lost',
    'passing trouble',
    'works again',
    'flapping',
    'another person behind it',
  ],
  ...['deleted at the gateway', 'back at the gateway', 'connect', 'hosted connect', 'connect once more'],
  ...[
    'reconnect',
    'hosted reconnect',
    'reconnect by mail',
    'wrong person reconnects',
    'cancel',
    'remove',
    'check',
  ],
  ...['import', 'cookies', 'resend', 'wrong clock'],
] as const

export type Counts = Map<string, number>

/** Draws what goes wrong, and counts it. */
export class Trouble {
  readonly counts: Counts = new Map([...Object.keys(rates), ...happenings].map((name) => [name, 0]))
  /** At rest nothing goes wrong any more. */
  isOn = true
  private readonly random: Random
  private readonly only: readonly string[] | null

  constructor(random: Random, only: readonly string[] | null) {
    this.random = random
    this.only = only
  }

  count(name: string): void {
    this.counts.set(name, (this.counts.get(name) ?? 0) + 1)
  }

  /** Is this kind of trouble wanted, and still on? */
  allows(name: string): boolean {
    return this.isOn && (!this.only || this.only.some((word) => name.startsWith(word)))
  }

  /** One of these faults, or none. */
  draw(faults: readonly Fault[]): Fault | null {
    if (!this.isOn) return null
    const allowed = faults.filter((fault) => this.allows(fault))
    const fault = this.random.weighted(allowed.map((name) => [name, rates[name]] as const))
    if (fault) this.count(fault)
    return fault
  }
}
