import type { Context } from './context.ts'
import { makePrefixedId } from './ids.ts'
import { providerOfType } from './providers.ts'
import type { Account, Endpoint } from './state.ts'

export type EventOptions = {
  payload?: Record<string, unknown> | null
  /** From the link or the intent; it comes back once, in account.add or account.reconnect. */
  state?: string | null
  stateIn?: 'payload' | 'envelope'
  delayMs?: number
}

// Vendor: which of these have a payload is documented for the first three only; the others may be empty.
function usualPayload(type: string, timestamp: string): Record<string, unknown> {
  if (type === 'account.status.errored') return { timestamp, reason: 'provider' }
  const dated = ['running', 'disconnected', 'paused'].some((word) => type === `account.status.${word}`)
  return dated ? { timestamp } : {}
}

/** Notifies every subscribed v2 endpoint of what happened to an account. */
export function announceEvent(context: Context, account: Account, type: string, options: EventOptions = {}) {
  const createdAt = new Date(context.now()).toISOString()
  const { payload = {}, state = null, stateIn = 'payload' } = options
  const filled = payload && { ...usualPayload(type, createdAt), ...payload }
  const inPayload = state !== null && stateIn === 'payload'
  const inEnvelope = state !== null && stateIn === 'envelope'
  const event = {
    id: makePrefixedId('evt_'),
    created_at: createdAt,
    account_id: account.id,
    type,
    payload: inEnvelope ? null : inPayload ? { ...filled, state } : filled,
    ...(inEnvelope ? { state } : {}),
  }
  for (const endpoint of context.state.endpoints) {
    if (!wants(endpoint, account.id, type)) continue
    context.deliveries.add({
      kind: 'webhook',
      lane: `${endpoint.id}:${account.id}`,
      summary: `${type} ${providerOfType(account.type).label} · ${account.name}`,
      url: endpoint.url,
      headers: eventHeaders(),
      body: JSON.stringify(event),
      delayMs: options.delayMs,
      signing: signingOf(endpoint, event.id, type),
    })
  }
}

export function signingOf(endpoint: Endpoint, eventId: string, eventType: string) {
  const plain = { ageSeconds: 0, forged: false }
  return { endpointId: endpoint.id, eventId, eventType, secret: endpoint.secret, ...plain }
}

export function eventHeaders(): Record<string, string> {
  return { accept: 'application/json, text/plain, */*', 'content-type': 'application/json' }
}

function wants(endpoint: Endpoint, accountId: string, type: string): boolean {
  if (!endpoint.enabled || !endpoint.triggerEvents.includes(type)) return false
  return endpoint.accountIds.length === 0 || endpoint.accountIds.includes(accountId)
}
