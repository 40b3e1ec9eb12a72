import { randomUUID } from 'node:crypto'
import { fillSources, removeAccount, setStatus, takeIdentity } from '../core/accounts.ts'
import { announceStatus, headersOf, sendNotify } from '../core/announce.ts'
import type { Context } from '../core/context.ts'
import { identityOf } from '../core/identities.ts'
import { makeId } from '../core/ids.ts'
import { findLink } from '../core/links.ts'
import { findAccountType, providerNames, providerOfType } from '../core/providers.ts'
import {
  type Account,
  deliveryModes,
  emptyState,
  gatewayModes,
  mailModes,
  type SourceStatus,
  sourceStatuses,
} from '../core/state.ts'
import {
  accountOf,
  bodyOf,
  ControlError,
  delayOf,
  flagOf,
  type Input,
  localUrlOf,
  oneOf,
  optionalText,
  textOf,
} from './control-input.ts'

type Control = (context: Context, input: Input) => Record<string, unknown> | undefined

/** Everything a button of the panel does; POST /control/<name> does the same. */
export const controls: Record<string, Control> = {
  status(context, input) {
    const account = accountOf(context, input)
    const status = oneOf(input, 'status', sourceStatuses)
    const source = optionalText(input, 'source')
    if (source && account.sources.length === 0) fillSources(account, 'OK')
    if (source && !account.sources.some(({ id }) => id === source)) {
      throw new ControlError(`source must be one of ${account.sources.map(({ id }) => id).join(', ')}`)
    }
    setStatus(context, account, status, source ?? undefined)
    if (!flagOf(input, 'silent')) announceStatus(context, account, status)
    return { account }
  },

  'delete-account'(context, input) {
    const account = accountOf(context, input)
    removeAccount(context, account)
    if (!flagOf(input, 'silent')) announceStatus(context, account, 'DELETED')
    return undefined
  },

  'create-account': createAccount,

  account(context, input) {
    const account = accountOf(context, input)
    const login = textOf(input, 'identity')
    takeIdentity(context, account, identityOf(providerOfType(account.type).name, login))
    return { account }
  },

  'send-webhook'(context, input) {
    const body = bodyOf(input, 'body')
    const extra = headersIn(input)
    const once = { maxAttempts: 1, exempt: true, summary: 'raw body', body }
    if (optionalText(input, 'to')) {
      const url = localUrlOf(input, 'to')
      const headers = {
        'content-type': 'application/x-www-form-urlencoded',
        'user-agent': 'axios/1.7.7',
        ...extra,
      }
      return sent(context.deliveries.add({ kind: 'webhook', lane: randomUUID(), url, headers, ...once }))
    }
    const targets = context.state.webhooks.filter(
      ({ source, enabled }) => source === 'account_status' && enabled,
    )
    const made = targets.flatMap((webhook) =>
      context.deliveries.add({
        kind: 'webhook',
        lane: randomUUID(),
        url: webhook.requestUrl,
        headers: headersOf(webhook, extra),
        ...once,
      }),
    )
    return sent(made)
  },

  notify(context, input) {
    const once = { lane: randomUUID(), maxAttempts: 1, exempt: true }
    const token = optionalText(input, 'link')
    if (!token)
      return sent(
        sendNotify(context, localUrlOf(input, 'url'), bodyOf(input, 'body'), {
          ...once,
          summary: 'raw body',
        }),
      )
    const link = findLink(context, token)
    if (!link?.notifyUrl || !link.lastNotify)
      throw new ControlError('nothing was notified for this link yet', 404)
    const summary = `${link.lastNotify.status} again`
    return sent(sendNotify(context, link.notifyUrl, JSON.stringify(link.lastNotify), { ...once, summary }))
  },

  deliveries(context, input) {
    const mode = oneOf(input, 'mode', deliveryModes)
    context.state.modes.deliveries = { mode, delayMs: delayOf(input, 'delay_ms', 5000) }
    return { modes: context.state.modes }
  },

  gateway(context, input) {
    const mode = oneOf(input, 'mode', gatewayModes)
    context.state.modes.gateway = { mode, delayMs: delayOf(input, 'delay_ms', 5000) }
    return { modes: context.state.modes }
  },

  mail(context, input) {
    context.state.modes.mail = { mode: oneOf(input, 'mode', mailModes) }
    return { modes: context.state.modes }
  },

  restart(context) {
    for (const link of context.state.links) link.dead = 'restart'
    return { links: context.state.links.length }
  },

  'expire-links'(context) {
    for (const link of context.state.links) link.expiresAt = Math.min(link.expiresAt, context.now())
    return { links: context.state.links.length }
  },

  'clear-mail'(context) {
    context.state.mails = []
    return undefined
  },

  reset(context) {
    Object.assign(context.state, emptyState())
    context.requests.length = 0
    return undefined
  },
}

function createAccount(context: Context, input: Input) {
  const id = optionalText(input, 'id') ?? makeId()
  const known = context.state.accounts.find((account) => account.id === id)
  if (known) return { account: known, created: false }
  const type = findAccountType(input.type)
  if (!type) throw new ControlError(`type must be one of ${providerNames.join(', ')}, GOOGLE_OAUTH`)
  if (!/^[\w-]{1,64}$/.test(id)) throw new ControlError('id must be letters, digits, - and _, at most 64')
  const name = textOf(input, 'name')
  const login = optionalText(input, 'username') ?? name
  const status: SourceStatus = input.status ? oneOf(input, 'status', sourceStatuses) : 'OK'
  const account: Account = {
    id,
    type,
    name,
    identity: { ...identityOf(providerOfType(type).name, login), displayName: name },
    createdAt: dateOf(context, input),
    sources: [],
    settlesAt: null,
  }
  fillSources(account, status)
  context.state.accounts.push(account)
  return { account, created: true }
}

function dateOf(context: Context, input: Input): string {
  const value = optionalText(input, 'created_at')
  const date = value === null ? new Date(context.now()) : new Date(value)
  if (Number.isNaN(date.getTime())) throw new ControlError('created_at is not a date')
  return date.toISOString()
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

function sent(deliveries: { id: string }[]) {
  return { deliveries: deliveries.map(({ id }) => id) }
}
