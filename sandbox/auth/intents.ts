import { randomBytes } from 'node:crypto'
import type { Context } from '../core/context.ts'
import type { Answer, Ending, Intent, Intents, NewIntent } from '../core/intent.ts'
import { refuse } from '../core/refusals.ts'
import type { Gateway } from '../core/state.ts'
import { canWait } from './checkpoints.ts'

const KEPT_PAST = 100

/** `complete` makes the account when nothing is left to solve. */
export function createIntents(context: () => Context, complete: (intent: Intent) => Ending): Intents {
  const intents = new Map<string, Intent>()
  const past: Intent[] = []
  const wakers = new Map<Intent, Set<() => void>>()

  function add({ target, ...wanted }: NewIntent): Intent {
    const { now, settings } = context()
    const isQr = wanted.checkpoints[0]?.type === 'QRCODE'
    const intent: Intent = {
      ...wanted,
      targetId: target?.id ?? null,
      qr: isQr ? { code: drawCode(), drawnAt: now(), rotations: 0 } : null,
      startedAt: now(),
      expiresAt: now() + settings.intentLifeMs,
      end: null,
      ...{ resends: 0, waits: 0, mostWaits: 0, abortedWaits: 0 },
    }
    const earlier = intents.get(intent.id)
    intents.set(intent.id, intent)
    if (earlier) finishWith(earlier, refuse('expired', 'Another sign-in to this account was started.'))
    return intent
  }

  function list(): Intent[] {
    for (const intent of [...intents.values()]) {
      if (intent.expiresAt <= context().now()) forget(intent)
    }
    return [...intents.values()]
  }

  function forget(intent: Intent) {
    intents.delete(intent.id)
    past.push(intent)
    if (past.length > KEPT_PAST) past.shift()
  }

  function find(gateway: Gateway, id: string): Intent | null {
    const own = list().filter((intent) => intent.gateway === gateway)
    return own.find((intent) => intent.id === id) ?? own.findLast((intent) => intent.targetId === id) ?? null
  }

  function look(intent: Intent): Answer {
    if (intent.end && intents.get(intent.id) === intent) forget(intent)
    if (intent.end) return intent.end
    if (intent.expiresAt <= context().now()) return refuse('expired')
    const [checkpoint] = intent.checkpoints
    if (!checkpoint) throw new Error(`intent ${intent.id} has neither an end nor a checkpoint`)
    return { kind: 'checkpoint', intent, checkpoint }
  }

  function finishWith(intent: Intent, end: Ending) {
    intent.end ??= end
    wake(intent)
  }

  function wake(intent: Intent) {
    for (const waker of wakers.get(intent) ?? []) waker()
  }

  function wait(intent: Intent, signal: AbortSignal): Promise<Answer | null> {
    if (signal.aborted) return Promise.resolve(null)
    if (intent.end || !intent.checkpoints[0] || !canWait(intent.checkpoints[0]))
      return Promise.resolve(look(intent))
    return new Promise((resolve) => {
      const { after, end } = limitOf(intent)
      const timer = setTimeout(() => finish(end()), Math.max(after, 1))
      const waker = () => finish(look(intent))
      const gone = () => {
        intent.abortedWaits++
        finish(null)
      }
      const waiting = wakers.get(intent) ?? new Set()
      wakers.set(intent, waiting.add(waker))
      intent.waits++
      intent.mostWaits = Math.max(intent.mostWaits, intent.waits)
      signal.addEventListener('abort', gone, { once: true })

      // A timer that draws a new code wakes every waiting call, its own included: only the first answer counts.
      function finish(answer: Answer | null) {
        if (!waiting.has(waker)) return
        clearTimeout(timer)
        signal.removeEventListener('abort', gone)
        waiting.delete(waker)
        if (waiting.size === 0) wakers.delete(intent)
        intent.waits--
        resolve(answer)
      }
    })
  }

  /** How long a wait may last, and the answer when that time is up. */
  function limitOf(intent: Intent): { after: number; end(): Answer } {
    const { now, settings } = context()
    const left = intent.expiresAt - now()
    if (intent.qr) {
      const after = intent.qr.drawnAt + settings.qrLifeMs - now()
      return { after: Math.min(after, left), end: () => look(turnCode(intent)) }
    }
    const isLoading = intent.checkpoints[0]?.type === 'LOADING'
    if (isLoading) {
      const after = intent.startedAt + settings.settleMs - now()
      return { after, end: () => look(advance(intent)) }
    }
    return { after: Math.min(settings.inAppMs, left), end: () => refuse('timeout') }
  }

  function turnCode(intent: Intent): Intent {
    const { now, settings } = context()
    if (!intent.qr || intent.end || intent.expiresAt <= now()) return intent
    if (intent.qr.rotations >= settings.qrRotations) intent.end = refuse('timeout', tooLate)
    else intent.qr = { code: drawCode(), drawnAt: now(), rotations: intent.qr.rotations + 1 }
    wake(intent)
    return intent
  }

  function advance(intent: Intent): Intent {
    intent.checkpoints.shift()
    intent.qr = null
    if (intent.checkpoints.length === 0) intent.end = complete(intent)
    wake(intent)
    return intent
  }

  // v1 has no call for another code: its first one lives as long as the intent.
  function isQrStale({ gateway, qr }: Intent): boolean {
    return gateway === 'v2' && qr !== null && context().now() >= qr.drawnAt + context().settings.qrLifeMs
  }

  return {
    add,
    list,
    listPast: () => [...past],
    find,
    look,
    finishWith,
    wait,
    turnCode,
    advance,
    isQrStale,
    clear() {
      for (const intent of [...intents.values()]) finishWith(intent, refuse('expired'))
      intents.clear()
      past.length = 0
    },
  }
}

const tooLate = 'The QR code was not scanned in time.'

function drawCode(): string {
  const part = () => randomBytes(32).toString('base64')
  return `2@${part()},${part()},sandbox`
}
