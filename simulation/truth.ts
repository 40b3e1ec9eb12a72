import type { Context } from '../sandbox/core/context'
import type { Account } from '../sandbox/core/state'

export type Status = 'OK' | 'CONNECTING' | 'CREDENTIALS' | 'PERMISSIONS' | 'ERROR' | 'STOPPED' | 'LOCKED'
/** How an account was from a moment on: null when the gateway had it no more. */
export type Moment = { tick: number; at: number; status: Status | null; person: string }

const v2Words: Record<string, Status> = { running: 'OK', disconnected: 'CREDENTIALS', paused: 'STOPPED' }

/** What was true at the gateways, over time. Kept by looking at them whenever something may have changed. */
export class Truth {
  readonly moments = new Map<string, Moment[]>()
  private readonly context: Context
  private readonly nextTick: () => number
  private readonly now: () => number

  /** `nextTick`: a place of its own in the order of all steps. */
  constructor(context: Context, nextTick: () => number, now: () => number) {
    this.context = context
    this.nextTick = nextTick
    this.now = now
  }

  observe(): void {
    const there = new Map(this.context.state.accounts.map((account) => [account.id, account]))
    for (const id of new Set([...there.keys(), ...this.moments.keys()])) {
      const account = there.get(id)
      const known = this.moments.get(id) ?? []
      const last = known.at(-1)
      const status = account ? statusOf(account) : null
      const person = account?.identity.id ?? last?.person ?? ''
      if (last && last.status === status && last.person === person) continue
      this.moments.set(id, [...known, { tick: this.nextTick(), at: this.now(), status, person }])
    }
  }

  latest(id: string): Moment | null {
    return this.moments.get(id)?.at(-1) ?? null
  }

  /** Everything that was so at some moment from then on. */
  since(id: string, tick: number): Moment[] {
    const all = this.moments.get(id) ?? []
    const first = all.findLastIndex((moment) => moment.tick <= tick)
    return all.slice(Math.max(first, 0))
  }

  everBroken(id: string): boolean {
    const all = this.moments.get(id) ?? []
    const isAnother = all.some(({ person }) => person !== all[0]?.person)
    return isAnother || all.some(({ status }) => status === 'CREDENTIALS' || status === 'PERMISSIONS')
  }

  everGone(id: string): boolean {
    return this.moments.get(id)?.some(({ status }) => status === null) ?? true
  }
}

function statusOf(account: Account): Status {
  if (!account.v2) return account.sources[0]?.status ?? 'CONNECTING'
  return account.v2.isLocked ? 'LOCKED' : (v2Words[account.v2.status] ?? 'ERROR')
}
