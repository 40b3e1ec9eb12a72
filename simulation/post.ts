import type { NewDelivery } from '../sandbox/core/deliveries'
import { signatureOf } from '../sandbox/core/signature'
import type { Random } from './random'
import type { Fault, Trouble } from './trouble'

/** A webhook or callback on its way to us. */
export type Letter = NewDelivery & {
  number: number
  dueAt: number
  tries: number
  /** When its row was written, in steps of the scheduler. */
  storedAt: number | null
  /** We answered 200. */
  isAcknowledged: boolean
}

const minutes = (count: number) => count * 60_000
const mostTries = 5
const fates: Fault[] = [
  ...(['event lost', 'event doubled', 'event late by minutes', 'event late by hours'] as const),
  'event overtaken',
]

/** What the gateways send, and what becomes of it on the way: it is lost, comes twice, late, or out of order. */
export class Post {
  readonly letters: Letter[] = []
  private readonly underWay: Letter[] = []
  private readonly random: Random
  private readonly trouble: Trouble
  private readonly now: () => number

  constructor(random: Random, trouble: Trouble, now: () => number) {
    this.random = random
    this.trouble = trouble
    this.now = now
  }

  add(delivery: NewDelivery): void {
    const fate = this.trouble.draw(fates)
    if (fate === 'event lost') return
    this.send(delivery, this.delayOf(fate))
    if (fate === 'event doubled') this.send(delivery, this.random.between(0, minutes(3)))
  }

  private delayOf(fate: Fault | null): number {
    if (fate === 'event late by minutes') return this.random.between(minutes(1), minutes(20))
    // Some come two days later.
    if (fate === 'event late by hours') return minutes(60 * this.random.pick([1, 1, 2, 3, 5, 48]))
    return this.random.between(0, fate === 'event overtaken' ? 45_000 : 1_500)
  }

  private send(delivery: NewDelivery, delay: number): void {
    const number = this.letters.length
    const letter = {
      ...delivery,
      number,
      dueAt: this.now() + delay,
      tries: 0,
      storedAt: null,
      isAcknowledged: false,
    }
    this.letters.push(letter)
    this.underWay.push(letter)
  }

  /** The next that is due; it is out of the post's hands until `giveBack`. */
  take(): Letter | null {
    const index = this.underWay.findIndex(({ dueAt }) => dueAt <= this.now())
    return index < 0 ? null : (this.underWay.splice(index, 1)[0] ?? null)
  }

  /** It was not accepted: gateways try again, a few times. */
  giveBack(letter: Letter): void {
    letter.tries += 1
    if (letter.tries >= mostTries && this.trouble.isOn) return
    letter.dueAt = this.now() + 5_000 * 2 ** letter.tries
    this.underWay.push(letter)
  }

  /** Nobody had time to take it. */
  keep(letter: Letter): void {
    this.underWay.push(letter)
  }

  lastDue(): number {
    return Math.max(0, ...this.underWay.map(({ dueAt }) => dueAt))
  }

  /** As it goes over the wire. The number lets the row be found again; nobody else knows it. */
  requestOf(letter: Letter): Request {
    const body = JSON.stringify({ ...(JSON.parse(letter.body) as object), simulated: letter.number })
    const headers = new Headers(letter.headers)
    if (letter.signing) headers.set('unipile-signature', signatureOf(letter.signing, this.now(), body))
    return new Request(letter.url, { method: 'POST', headers, body })
  }
}
