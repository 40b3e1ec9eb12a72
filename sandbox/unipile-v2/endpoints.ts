import { randomUUID } from 'node:crypto'
import type { Context as HonoContext } from 'hono'
import { findAccount } from '../core/accounts.ts'
import type { Context } from '../core/context.ts'
import { makePrefixedId } from '../core/ids.ts'
import { providerOfType, v2WordOf } from '../core/providers.ts'
import type { Endpoint } from '../core/state.ts'
import { applicationId } from './account-object.ts'
import { eventTypes } from './event-types.ts'
import {
  fail,
  isHttpUrl,
  type Json,
  optionalFlag,
  optionalText,
  optionalTexts,
  pageOf,
  readBody,
} from './fields.ts'
import { problem } from './problem.ts'

export async function createEndpoint(context: Context, c: HonoContext) {
  const body = await readBody(c)
  const endpoint: Endpoint = {
    id: makePrefixedId('we_'),
    url: readUrl(body) ?? fail('url is required.'),
    description: readDescription(body),
    enabled: true,
    triggerEvents: readEvents(body) ?? fail('trigger_events is required.'),
    accountIds: optionalTexts(body, 'account_ids') ?? [],
    // Only here: the vendor chooses the secret itself, but a demo that sets itself up must know it beforehand.
    secret: optionalText(body, 'secret') ?? randomUUID(),
  }
  context.state.endpoints.push(endpoint)
  context.changed()
  return c.json(endpointObject(context, endpoint))
}

export function listEndpoints(context: Context, c: HonoContext) {
  return pageOf(c, 'WebhookEndpoints', context.state.endpoints, (endpoint) =>
    endpointObject(context, endpoint),
  )
}

export function getEndpoint(context: Context, c: HonoContext) {
  const endpoint = find(context, c)
  return endpoint ? c.json(endpointObject(context, endpoint)) : unknown(c)
}

export async function patchEndpoint(context: Context, c: HonoContext) {
  const body = await readBody(c)
  const endpoint = find(context, c)
  if (!endpoint) return unknown(c)
  const changes = {
    url: readUrl(body) ?? endpoint.url,
    description: body.description === undefined ? endpoint.description : readDescription(body),
    enabled: optionalFlag(body, 'enabled') ?? endpoint.enabled,
    triggerEvents: readEvents(body) ?? endpoint.triggerEvents,
    accountIds: optionalTexts(body, 'account_ids') ?? endpoint.accountIds,
  }
  Object.assign(endpoint, changes)
  context.changed()
  return c.json(endpointObject(context, endpoint))
}

export function deleteEndpoint(context: Context, c: HonoContext) {
  const endpoint = find(context, c)
  if (!endpoint) return unknown(c)
  context.state.endpoints.splice(context.state.endpoints.indexOf(endpoint), 1)
  context.changed()
  return c.json({ success: true })
}

function find(context: Context, c: HonoContext): Endpoint | null {
  return context.state.endpoints.find(({ id }) => id === c.req.param('id')) ?? null
}

function unknown(c: HonoContext) {
  return problem(c, 'not_found', 'No such webhook endpoint.')
}

function endpointObject(context: Context, endpoint: Endpoint) {
  return {
    object: 'WebhookEndpoint',
    id: endpoint.id,
    enabled: endpoint.enabled,
    description: endpoint.description,
    url: endpoint.url,
    trigger_events: endpoint.triggerEvents,
    secret: endpoint.secret,
    application_id: applicationId,
    account_ids: endpoint.accountIds,
    account_targets: endpoint.accountIds.map((id) => targetObject(context, id)),
  }
}

function targetObject(context: Context, id: string) {
  const account = findAccount(context, id)
  return {
    object: 'WebhookEndpointAccountTarget',
    id,
    account_name: account?.name ?? null,
    account_provider: account ? v2WordOf(providerOfType(account.type).name) : null,
    status: account ? 'active' : 'deleted',
  }
}

function readUrl(body: Json): string | null {
  const url = optionalText(body, 'url')
  if (url === null) return null
  return isHttpUrl(url) && url.length <= 255 ? url : fail('url must be an http address, at most 255 long.')
}

function readDescription(body: Json): string | null {
  const description = optionalText(body, 'description')
  return (description?.length ?? 0) <= 255 ? description : fail('description is at most 255 long.')
}

// Vendor: one unknown value makes the whole creation fail.
function readEvents(body: Json): string[] | null {
  const events = optionalTexts(body, 'trigger_events')
  const stranger = events?.find((event) => !eventTypes.includes(event))
  if (stranger !== undefined) fail(`trigger_events: ${stranger.slice(0, 100)} is not an event type.`)
  return events?.length === 0 ? fail('trigger_events must not be empty.') : events
}
