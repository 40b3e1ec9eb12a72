/**
 * Resend's sending API (resend.com/docs/api-reference): POST /emails, POST /emails/batch and GET /emails/{id}.
 * Unsure: the exact sentences of some errors. Documented and live answers differ for a wrong key: the guide says 403
 * invalid_api_key, live calls showed 401 validation_error; the latter is used. Not here: scheduling (accepted, sent at
 * once), attachments (accepted, dropped), delivery events.
 */
import { randomUUID } from 'node:crypto'
import type { HttpBindings } from '@hono/node-server'
import { Hono, type Context as HonoContext, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Context } from '../core/context.ts'
import { untilGone } from '../core/gate.ts'
import type { Mail } from '../core/state.ts'
import { type Answer, onlyOnce } from './idempotency.ts'
import { type MailErrorName, mailErrors } from './mail-errors.ts'
import { createMailRate } from './mail-rate.ts'
import { type MailRequest, readBatchRequest, readMailRequest } from './mail-request.ts'

const KEPT_MAILS = 1000
const MAX_BODY = 40 * 1024 * 1024

export function resend(context: Context): Hono {
  const app = new Hono()
  app.use(async (c, next) => {
    const key = /^Bearer\s+(\S.*)$/i.exec(c.req.header('authorization') ?? '')?.[1]
    if (!key) return refuse(c, 401, 'missing_api_key', 'Missing API Key')
    if (!key.startsWith('re_')) return refuse(c, 401, 'validation_error', 'API key is invalid')
    await next()
  })
  app.use(
    bodyLimit({
      maxSize: MAX_BODY,
      onError: (c) => refuse(c, 413, 'validation_error', 'The request body is too large.'),
    }),
  )
  app.use(limited(context))
  app.post('/', (c) => receive(context, c, sendOne))
  app.post('/batch', (c) => receive(context, c, sendBatch))
  app.get('/:id', (c) => {
    const mail = context.state.mails.find(({ id }) => id === c.req.param('id'))
    return mail ? c.json(mailObject(mail)) : refuse(c, 404, 'not_found', 'Email not found')
  })
  app.all('*', (c) => refuse(c, 404, 'not_found', 'The requested endpoint does not exist.'))
  return app
}

function limited(context: Context): MiddlewareHandler {
  const take = createMailRate(context.now)
  return async (c, next) => {
    const { mode, perSecond } = context.state.modes.mail
    const { isOver, headers } = take(perSecond, mode === 'rate_limited')
    for (const [name, value] of Object.entries(headers)) c.header(name, value)
    if (isOver) return refuseAs(c, 'rate_limit_exceeded')
    return next()
  }
}

type Send = (context: Context, c: HonoContext, raw: string) => Answer

async function receive(context: Context, c: HonoContext, send: Send) {
  const { mode } = context.state.modes.mail
  const raw = await c.req.text()
  if (mode === 'hang') await untilGone(c.req.raw.signal)
  if (mode === 'down' || mode === 'hang') return refuseAs(c, 'internal_server_error')
  if (mode === 'rejecting')
    return refuse(c, 422, 'validation_error', 'The sandbox was told to refuse every email.')
  if (mode === 'domain_not_verified')
    return refuse(c, 403, 'validation_error', mailErrors.domain_not_verified[1])
  if (mode in mailErrors) return refuseAs(c, mode as MailErrorName)
  const { status, body } = onlyOnce(context, { key: c.req.header('idempotency-key'), raw }, () =>
    send(context, c, raw),
  )
  if (mode === 'cut') (c.env as HttpBindings).outgoing.destroy()
  return mode === 'lost' ? refuseAs(c, 'internal_server_error') : c.json(body, status)
}

function sendOne(context: Context, _c: HonoContext, raw: string): Answer {
  const request = readMailRequest(raw)
  if ('fault' in request) return { status: request.fault.status, body: faultBody(request.fault) }
  return { status: 200, body: { id: keep(context, request.mail).id } }
}

/** Strict: all or none. Permissive: what is valid, and the index of what is not. */
function sendBatch(context: Context, c: HonoContext, raw: string): Answer {
  const batch = readBatchRequest(raw)
  if ('fault' in batch) return { status: batch.fault.status, body: faultBody(batch.fault) }
  const faults = batch.requests.flatMap((request, index) =>
    'fault' in request ? [{ index, ...request.fault }] : [],
  )
  const isPermissive = c.req.header('x-batch-validation') === 'permissive'
  const [first] = faults
  if (first && !isPermissive) return { status: first.status, body: faultBody(first) }
  const data = batch.requests.flatMap((request) =>
    'mail' in request ? [{ id: keep(context, request.mail).id }] : [],
  )
  const errors = faults.map(({ index, message }) => ({ index, message }))
  return { status: 200, body: { data, ...(isPermissive && { errors }) } }
}

function keep(context: Context, request: MailRequest): Mail {
  const mail: Mail = { id: randomUUID(), ...request, createdAt: new Date(context.now()).toISOString() }
  context.state.mails.push(mail)
  if (context.state.mails.length > KEPT_MAILS) context.state.mails.shift()
  context.changed()
  return mail
}

function mailObject(mail: Mail) {
  const { replyTo, createdAt, ...rest } = mail
  return { object: 'email', ...rest, reply_to: replyTo, created_at: createdAt, last_event: 'delivered' }
}

function faultBody({ status, name, message }: { status: number; name: string; message: string }) {
  return { statusCode: status, name, message }
}

function refuse(c: HonoContext, statusCode: ContentfulStatusCode, name: string, message: string) {
  return c.json({ statusCode, name, message }, statusCode)
}

function refuseAs(c: HonoContext, name: MailErrorName) {
  const [status, message] = mailErrors[name]
  return refuse(c, status, name, message)
}
