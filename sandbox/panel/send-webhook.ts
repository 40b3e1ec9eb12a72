import { randomUUID } from 'node:crypto'
import { headersOf } from '../core/announce.ts'
import type { Context } from '../core/context.ts'
import type { NewDelivery } from '../core/deliveries.ts'
import { eventHeaders, signingOf } from '../core/events.ts'
import { type Endpoint, gateways } from '../core/state.ts'
import {
  bodyOf,
  ControlError,
  flagOf,
  type Input,
  localUrlOf,
  numberOf,
  oneOf,
  optionalText,
} from './control-input.ts'

/** Any body, once: to an address on this machine, or to every status webhook of the gateway. */
export function sendRawWebhook(context: Context, input: Input) {
  const gateway = optionalText(input, 'gateway') === null ? 'v1' : oneOf(input, 'gateway', gateways)
  const to = optionalText(input, 'to') === null ? null : localUrlOf(input, 'to')
  const body = bodyOf(input, 'body')
  const made = gateway === 'v2' ? v2Targets(context, input, to) : v1Targets(context, input, gateway, to)
  const once = { kind: 'webhook', maxAttempts: 1, exempt: true, summary: 'raw body', body } as const
  return sent(made.flatMap((target) => context.deliveries.add({ ...once, lane: randomUUID(), ...target })))
}

export function sent(deliveries: { id: string }[]) {
  return { deliveries: deliveries.map(({ id }) => id) }
}

type Target = Pick<NewDelivery, 'url' | 'headers' | 'signing'>

function v1Targets(context: Context, input: Input, gateway: string, to: string | null): Target[] {
  const extra = headersIn(input)
  if (to !== null) {
    const usual = { 'content-type': 'application/x-www-form-urlencoded', 'user-agent': 'axios/1.7.7' }
    return [{ url: to, headers: { ...usual, ...extra } }]
  }
  return context.state.webhooks
    .filter((webhook) => webhook.source === 'account_status' && webhook.enabled)
    .filter((webhook) => webhook.gateway === gateway)
    .map((webhook) => ({ url: webhook.requestUrl, headers: headersOf(webhook, extra) }))
}

/** Signed as if `age_seconds` ago, with another secret when `forged`; `secret` needs no endpoint. */
function v2Targets(context: Context, input: Input, to: string | null): Target[] {
  const { endpoints } = context.state
  const bent = { ageSeconds: numberOf(input, 'age_seconds', 0), forged: flagOf(input, 'forged') }
  const headers = { ...eventHeaders(), ...headersIn(input) }
  const target = (endpoint: Endpoint, url: string) => ({
    url,
    headers,
    signing: { ...signingOf(endpoint, '', 'raw'), ...bent },
  })
  if (to === null) {
    return endpoints.filter(({ enabled }) => enabled).map((endpoint) => target(endpoint, endpoint.url))
  }
  const secret = optionalText(input, 'secret')
  const signed = { endpointId: null, eventId: '', eventType: 'raw', ...bent }
  if (secret !== null) return [{ url: to, headers, signing: { ...signed, secret } }]
  const known = endpoints.find(({ url }) => url === to) ?? endpoints[0]
  if (!known) throw new ControlError('there is no v2 endpoint to take a secret from; give one')
  return [target(known, to)]
}

function headersIn(input: Input): Record<string, string> {
  let value = input.headers
  if (value === undefined || value === '') return {}
  try {
    if (typeof value === 'string') value = JSON.parse(value)
    const pairs = Object.entries(value as object).map(([key, text]) => [key.toLowerCase(), String(text)])
    return Object.fromEntries(new Headers(pairs as [string, string][]))
  } catch {
    throw new ControlError('headers must be an object of names and values')
  }
}
