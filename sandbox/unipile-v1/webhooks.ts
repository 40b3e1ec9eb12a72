import type { Context as HonoContext } from 'hono'
import type { Context } from '../core/context.ts'
import { makeId } from '../core/ids.ts'
import type { Webhook } from '../core/state.ts'
import { dialectOf, findOwnAccount } from './dialect.ts'
import { checkOptional, invalid, isHttpUrl, isRecord, type Json, missing } from './fields.ts'
import { cutWindow, readWindow } from './paging.ts'
import { type Fault, problem, validationProblem } from './problem.ts'

const sources = ['account_status', 'messaging', 'email', 'email_tracking', 'users', 'calendar_event']
const statusEvents = [
  ...['creation_success', 'creation_fail', 'deleted', 'reconnected', 'sync_success', 'stopped', 'ok'],
  ...['connecting', 'error', 'credentials', 'permissions'],
]
const schema = {
  type: 'object',
  required: ['source', 'request_url'],
  properties: {
    source: { enum: sources },
    request_url: { type: 'string' },
    events: { items: { enum: statusEvents } },
  },
}

export async function createWebhook(context: Context, c: HonoContext) {
  const body: unknown = await c.req.json().catch(() => undefined)
  if (!isRecord(body)) return problem(c, 'malformed_request')
  const faults = checkWebhook(body)
  if (faults.length > 0) return validationProblem(c, faults, schema, body)
  const webhook: Webhook = {
    id: makeId(),
    gateway: dialectOf(c).gateway,
    source: String(body.source),
    name: typeof body.name === 'string' ? body.name : null,
    requestUrl: String(body.request_url),
    format: body.format === 'form' ? 'form' : 'json',
    enabled: body.enabled !== false,
    accountIds: (body.account_ids as string[] | undefined) ?? [],
    headers: (body.headers as Webhook['headers'] | undefined) ?? [],
    events: (body.events as string[] | undefined) ?? null,
    data: (body.data as Webhook['data'] | undefined) ?? [],
  }
  context.state.webhooks.push(webhook)
  context.changed()
  return c.json({ object: 'WebhookCreated', webhook_id: webhook.id }, 201)
}

export function listWebhooks(context: Context, c: HonoContext) {
  const window = readWindow(c)
  if ('slug' in window) return validationProblem(c, [window], {}, c.req.query())
  const { items, cursor } = cutWindow(ownWebhooks(context, c), window)
  return c.json({
    object: 'WebhookList',
    items: items.map((webhook) => webhookObject(context, c, webhook)),
    cursor,
  })
}

export function deleteWebhook(context: Context, c: HonoContext) {
  const webhook = ownWebhooks(context, c).find(({ id }) => id === c.req.param('id'))
  if (!webhook) return problem(c, 'resource_not_found', 'No webhook with this id.')
  context.state.webhooks.splice(context.state.webhooks.indexOf(webhook), 1)
  context.changed()
  return c.json({ object: 'WebhookDeleted' })
}

function ownWebhooks(context: Context, c: HonoContext): Webhook[] {
  return context.state.webhooks.filter(({ gateway }) => gateway === dialectOf(c).gateway)
}

function webhookObject(context: Context, c: HonoContext, webhook: Webhook) {
  return {
    object: 'Webhook',
    id: webhook.id,
    account_ids: webhook.accountIds.map((id) => {
      const account = findOwnAccount(context, c, id)
      return account ? { id, name: account.name, type: account.type } : { id }
    }),
    enabled: webhook.enabled,
    ...(webhook.name === null ? {} : { name: webhook.name }),
    request_url: webhook.requestUrl,
    format: webhook.format,
    headers: webhook.headers,
    data: webhook.data,
    ...(webhook.events ? { events: webhook.events } : {}),
    type: 'TRIGGER',
  }
}

function checkWebhook(body: Json): Fault[] {
  return [
    ...checkSource(body.source),
    ...(body.request_url === undefined ? [missing('request_url')] : []),
    ...checkOptional(body, ['request_url'], isHttpUrl, "Expected string to match '^https?://.+$'"),
    ...checkOptional(body, ['name'], (value) => typeof value === 'string', 'Expected string'),
    ...checkOptional(
      body,
      ['format'],
      (value) => value === 'json' || value === 'form',
      'Expected json or form',
    ),
    ...checkOptional(body, ['enabled'], (value) => typeof value === 'boolean', 'Expected boolean'),
    ...checkOptional(body, ['account_ids'], areStrings, 'Expected array of string'),
    ...checkOptional(body, ['headers'], areHeaders, 'Expected array of {key, value}'),
    ...checkOptional(body, ['data'], Array.isArray, 'Expected array'),
    ...checkOptional(
      body,
      ['events'],
      (value) => areEvents(value, body.source),
      'Expected array of known events',
    ),
  ]
}

function checkSource(source: unknown): Fault[] {
  if (source === undefined) return [missing('source')]
  return sources.includes(source as string) ? [] : [invalid('source', 'Expected union value')]
}

function areStrings(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
}

function areEvents(value: unknown, source: unknown): boolean {
  if (!areStrings(value)) return false
  return source !== 'account_status' || value.every((event) => statusEvents.includes(event))
}

function areHeaders(value: unknown): boolean {
  if (!Array.isArray(value)) return false
  return value.every((header) => isRecord(header) && isHeader(String(header.key ?? ''), header.value))
}

function isHeader(key: string, value: unknown): boolean {
  return (
    /^[\w!#$%&'*+.^`|~-]+$/.test(key) && typeof value === 'string' && !/[^\t\x20-\x7e\x80-\xff]/.test(value)
  )
}
