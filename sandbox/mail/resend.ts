/**
 * Resend's sending API (resend.com/docs/api-reference): POST /emails and GET /emails/{id}. Unsure: the exact
 * sentences of some errors. Documented and live answers differ for a wrong key: the guide says 403
 * invalid_api_key, live calls showed 401 validation_error; the latter is used. Not here: batch, scheduling
 * (accepted, sent at once), attachments (accepted, dropped), delivery events.
 */
import { createHash, randomUUID } from 'node:crypto'
import { Hono, type Context as HonoContext } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Context } from '../core/context.ts'
import type { Mail } from '../core/state.ts'
import { type MailRequest, readMailRequest } from './mail-request.ts'

const KEPT_MAILS = 500
const KEPT_KEYS = 1000
const KEY_LIFE_MS = 24 * 3600 * 1000
const MAX_BODY = 5 * 1024 * 1024

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
  app.post('/', (c) => receive(context, c))
  app.get('/:id', (c) => {
    const mail = context.state.mails.find(({ id }) => id === c.req.param('id'))
    return mail ? c.json(mailObject(mail)) : refuse(c, 404, 'not_found', 'Email not found')
  })
  app.all('*', (c) => refuse(c, 404, 'not_found', 'The requested endpoint does not exist.'))
  return app
}

async function receive(context: Context, c: HonoContext) {
  const { mode } = context.state.modes.mail
  if (mode === 'down') return serverError(c)
  if (mode === 'rate_limited') return rateLimited(c)
  if (mode === 'rejecting')
    return refuse(c, 422, 'validation_error', 'The sandbox was told to refuse every email.')

  const raw = await c.req.text()
  const request = readMailRequest(raw)
  if ('fault' in request) return refuse(c, request.fault.status, request.fault.name, request.fault.message)
  const key = c.req.header('idempotency-key')
  if (key !== undefined && (key.length < 1 || key.length > 256)) {
    return refuse(c, 400, 'invalid_idempotency_key', 'The key must be between 1-256 chars.')
  }
  const hash = createHash('sha256').update(raw).digest('hex')
  const earlier = key === undefined ? null : findKey(context, key)
  if (earlier && earlier.hash !== hash) {
    const message = 'This idempotency key has been used with a different request payload.'
    return refuse(c, 409, 'invalid_idempotent_request', message)
  }
  if (earlier) return c.json({ id: earlier.mailId })

  const mail = keep(context, request.mail)
  if (key !== undefined) context.state.idempotency.push({ key, hash, mailId: mail.id, at: context.now() })
  context.changed()
  return mode === 'lost' ? serverError(c) : c.json({ id: mail.id })
}

function findKey(context: Context, key: string) {
  const oldest = context.now() - KEY_LIFE_MS
  context.state.idempotency = context.state.idempotency.filter(({ at }) => at > oldest).slice(-KEPT_KEYS)
  return context.state.idempotency.find((known) => known.key === key) ?? null
}

function keep(context: Context, request: MailRequest): Mail {
  const mail: Mail = { id: randomUUID(), ...request, createdAt: new Date(context.now()).toISOString() }
  context.state.mails.push(mail)
  if (context.state.mails.length > KEPT_MAILS) context.state.mails.shift()
  return mail
}

function mailObject(mail: Mail) {
  const { replyTo, createdAt, ...rest } = mail
  return { object: 'email', ...rest, reply_to: replyTo, created_at: createdAt, last_event: 'delivered' }
}

function refuse(c: HonoContext, statusCode: ContentfulStatusCode, name: string, message: string) {
  return c.json({ statusCode, name, message }, statusCode)
}

function serverError(c: HonoContext) {
  const message =
    'Internal server error. We are unable to process your request right now, please try again later.'
  return refuse(c, 500, 'internal_server_error', message)
}

function rateLimited(c: HonoContext) {
  c.header('retry-after', '1')
  c.header('ratelimit-limit', '2')
  c.header('ratelimit-remaining', '0')
  c.header('ratelimit-reset', '1')
  const message = 'Too many requests. You can only make 2 requests per second.'
  return refuse(c, 429, 'rate_limit_exceeded', message)
}
