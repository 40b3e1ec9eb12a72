import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout as delay } from 'node:timers/promises'
import { activeGateways } from '../env'
import { log } from '../log'
import { admit, afterCall, type Breaker, closed, type Outcome } from './breaker'
import { noCalls, type Places, takePlace } from './call-limit'
import { GatewayError } from './gateway-error'

type Call = { timeoutMs?: number; signal?: AbortSignal | undefined }
type Guard = { breaker: Breaker; places: Places; probe?: Promise<unknown> }

// Kept globally, because Next has a copy of this module in each of its bundles.
const kept = globalThis as { patchbayGuards?: Map<string, Guard> }
const background = new AsyncLocalStorage<true>()
const patienceMs = 10_000
const probePatienceMs = 2_000

/** Marks the calls of a job that nobody is waiting for. */
export function inBackground<T>(work: () => T): T {
  return background.run(true, work)
}

/**
 * Makes a call unless its gateway is known to be in trouble: then it fails at once, so nobody waits ten seconds for
 * nothing. Limits how many calls to one gateway run at a time.
 */
export async function throughBreaker<T extends { status: number }>(
  url: string,
  call: Call,
  exchange: () => Promise<T>,
): Promise<T> {
  const { gateway, place } = placeOf(url)
  const guard = guardOf(gateway)
  const isForPerson = !background.getStore()
  // A call with its own time limit waits for a provider or a person, not for the gateway.
  const isLong = call.timeoutMs !== undefined
  const leave = isLong ? () => undefined : await takePlace(guard.places, isForPerson, patienceMs)
  if (!leave) throw refused()
  try {
    const isProbe = await enter(guard, isForPerson)
    const calling = exchange()
    if (isProbe) guard.probe = calling
    const outcome = await outcomeOf(calling, { place, isLong, signal: call.signal })
    note(gateway, guard, afterCall(guard.breaker, isProbe, outcome, performance.now()))
    return await calling
  } finally {
    leave()
  }
}

/** Returns whether this call is the probe that tests if the gateway is back; throws when it must not be made. */
async function enter(guard: Guard, isForPerson: boolean): Promise<boolean> {
  const ask = () => admit(guard.breaker, { isForPerson }, performance.now())
  let { next, verdict } = ask()
  if (verdict === 'refuse' && isForPerson && guard.probe) {
    // A probe is already running: a person would rather wait a moment than be refused for no reason.
    await Promise.race([guard.probe.catch(() => undefined), delay(probePatienceMs)])
    ;({ next, verdict } = ask())
  }
  if (verdict === 'refuse') throw refused()
  guard.breaker = next
  return verdict === 'probe'
}

async function outcomeOf(
  calling: Promise<{ status: number }>,
  about: { place: string; isLong: boolean; signal: AbortSignal | undefined },
): Promise<Outcome> {
  try {
    const { status } = await calling
    return status >= 500 ? { kind: 'trouble', place: about.place } : { kind: 'answered' }
  } catch (error) {
    const isPatience = about.isLong && error instanceof GatewayError && error.cause === 'TimeoutError'
    return about.signal?.aborted || isPatience ? { kind: 'unknown' } : { kind: 'trouble', place: about.place }
  }
}

function note(gateway: string, guard: Guard, next: Breaker): void {
  if (next.kind !== guard.breaker.kind)
    log.warn({ gateway }, next.kind === 'open' ? 'a gateway is in trouble' : 'a gateway answers again')
  guard.breaker = next
}

const refused = () => new GatewayError('UNAVAILABLE', { cause: 'breaker' })

function guardOf(gateway: string): Guard {
  kept.patchbayGuards ??= new Map()
  const guard = kept.patchbayGuards.get(gateway) ?? { breaker: closed, places: noCalls() }
  kept.patchbayGuards.set(gateway, guard)
  return guard
}

/** What the call is about at the gateway: an account and everything under it, or another resource. */
function placeOf(url: string): { gateway: string; place: string } {
  const [address = ''] = url.split('?')
  const base = activeGateways()
    .filter((gateway) => address.startsWith(`${gateway.base}/`))
    .toSorted((one, other) => other.base.length - one.base.length)[0]
  const { origin, pathname } = new URL(address)
  const path = base ? address.slice(base.base.length) : pathname
  const [first, second] = path
    .replace(/^\/api\/v1/, '')
    .split('/')
    .filter(Boolean)
  return { gateway: base?.id ?? origin, place: `${first}/${second}` }
}
