import { randomUUID } from 'node:crypto'
import { hideTokens } from './hide-tokens.ts'
import type { Settings } from './settings.ts'
import { signatureOf } from './signature.ts'
import type { Attempt, Delivery, Signing, State } from './state.ts'

const KEPT = 200
const KEPT_ANSWER = 1000

export type NewDelivery = Pick<Delivery, 'kind' | 'lane' | 'summary' | 'url' | 'headers' | 'body'> & {
  delayMs?: number
  maxAttempts?: number
  /** Not affected by the delivery mode. */
  exempt?: boolean
  signing?: Signing
}

export type Deliveries = {
  add(delivery: NewDelivery): Delivery[]
  /** Sends what is due; also after a restart. */
  run(): void
  stop(): void
}

type Needs = {
  settings: Settings
  state: State
  now(): number
  changed(): void
  log(line: string): void
}

/** Sends webhooks and notify callbacks: in order within a lane, with retries, and subject to the delivery mode. */
export function createDeliveries(needs: Needs): Deliveries {
  const { state, settings, now } = needs
  const inFlight = new Set<string>()
  const cancel = new AbortController()
  let timer: NodeJS.Timeout | null = null
  let swapped = 0

  function add(wanted: NewDelivery): Delivery[] {
    const { mode, delayMs } = wanted.exempt ? { mode: 'normal', delayMs: 0 } : state.modes.deliveries
    const made = [makeDelivery(wanted)]
    const first = made[0] as Delivery
    if (mode === 'drop') first.outcome = 'dropped'
    if (mode === 'delay') first.dueAt += delayMs
    if (mode === 'double') made.push({ ...makeDelivery(wanted), lane: randomUUID() })
    // Every other webhook waits, and so does every notify, so that later ones overtake them.
    if (mode === 'reorder') {
      first.lane = randomUUID()
      if (wanted.kind === 'notify' || swapped++ % 2 === 0) first.dueAt += delayMs
    }
    state.deliveries.push(...made)
    forgetOld()
    needs.changed()
    queueMicrotask(run)
    return made
  }

  function makeDelivery(wanted: NewDelivery): Delivery {
    const { delayMs = 0, maxAttempts = settings.maxAttempts, exempt: _, ...rest } = wanted
    const at = now()
    return {
      ...rest,
      id: randomUUID(),
      createdAt: at,
      dueAt: at + delayMs,
      maxAttempts,
      attempts: [],
      outcome: 'pending',
    }
  }

  function forgetOld() {
    while (state.deliveries.length > KEPT) {
      const done = state.deliveries.findIndex((delivery) => delivery.outcome !== 'pending')
      if (done < 0) return
      state.deliveries.splice(done, 1)
    }
  }

  function run() {
    if (cancel.signal.aborted) return
    if (timer) clearTimeout(timer)
    timer = null
    const heads = new Map<string, Delivery>()
    for (const delivery of state.deliveries) {
      if (delivery.outcome === 'pending' && !heads.has(delivery.lane)) heads.set(delivery.lane, delivery)
    }
    let next = Number.POSITIVE_INFINITY
    for (const delivery of heads.values()) {
      if (inFlight.has(delivery.id)) continue
      if (delivery.dueAt <= now()) void attempt(delivery)
      else next = Math.min(next, delivery.dueAt)
    }
    if (next < Number.POSITIVE_INFINITY) timer = setTimeout(run, Math.max(next - now(), 1))
  }

  async function attempt(delivery: Delivery) {
    inFlight.add(delivery.id)
    const at = now()
    const { answer, body } = await post(delivery)
    inFlight.delete(delivery.id)
    if (cancel.signal.aborted) return
    delivery.attempts.push({ at, answer, ms: now() - at, ...(body === undefined ? {} : { body }) })
    // Vendor: v1 counts anything but exactly 200 as a failure, v2 accepts any 2xx.
    if (answer === '200' || (delivery.signing && /^2\d\d$/.test(answer))) delivery.outcome = 'delivered'
    else if (delivery.attempts.length >= delivery.maxAttempts) delivery.outcome = 'given-up'
    else delivery.dueAt = now() + settings.retryBaseMs * 2 ** (delivery.attempts.length - 1)
    needs.log(`${delivery.kind} ${delivery.summary} → ${hideTokens(delivery.url)} ${answer} ${now() - at}ms`)
    needs.changed()
    run()
  }

  async function post(delivery: Delivery): Promise<Pick<Attempt, 'answer' | 'body'>> {
    const { signing } = delivery
    const headers = { ...delivery.headers }
    if (signing) headers['unipile-signature'] ??= signatureOf(signing, now(), delivery.body)
    try {
      const timeout = AbortSignal.timeout(settings.deliveryTimeoutMs)
      const response = await fetch(delivery.url, {
        method: 'POST',
        headers,
        body: delivery.body,
        redirect: 'manual',
        signal: AbortSignal.any([timeout, cancel.signal]),
      })
      const answer = String(response.status)
      if (signing) return { answer, body: (await response.text()).slice(0, KEPT_ANSWER) }
      await response.body?.cancel()
      return { answer }
    } catch (error) {
      const cause = (error as Error).cause as NodeJS.ErrnoException | undefined
      const timedOut = (error as Error).name === 'TimeoutError'
      return { answer: cause?.code ?? (timedOut ? 'timeout' : (error as Error).message) }
    }
  }

  function stop() {
    if (timer) clearTimeout(timer)
    cancel.abort()
  }

  return { add, run, stop }
}
