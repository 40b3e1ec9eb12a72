import { createHash } from 'node:crypto'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Context } from '../core/context.ts'
import { type MailErrorName, mailErrors } from './mail-errors.ts'

export type Answer = { status: ContentfulStatusCode; body: Record<string, unknown> }

const KEPT_KEYS = 1000
const KEY_LIFE_MS = 24 * 3600 * 1000

/** One key, one sending: the same request again gets the first answer, another one under its key a conflict. */
export function onlyOnce(
  context: Context,
  request: { key: string | undefined; raw: string },
  send: () => Answer,
): Answer {
  const { key, raw } = request
  if (key === undefined) return send()
  if (key.length < 1 || key.length > 256) return answerAs('invalid_idempotency_key')
  const hash = createHash('sha256').update(raw).digest('hex')
  const earlier = findKey(context, key)
  if (earlier && earlier.hash !== hash) return answerAs('invalid_idempotent_request')
  if (earlier) return { status: 200, body: earlier.answer }
  const answer = send()
  // Vendor: only what was sent counts; a refused request may be put right under the same key.
  if (answer.status === 200)
    context.state.idempotency.push({ key, hash, answer: answer.body, at: context.now() })
  context.changed()
  return answer
}

function findKey(context: Context, key: string) {
  const oldest = context.now() - KEY_LIFE_MS
  context.state.idempotency = context.state.idempotency.filter(({ at }) => at > oldest).slice(-KEPT_KEYS)
  return context.state.idempotency.find((known) => known.key === key) ?? null
}

function answerAs(name: MailErrorName): Answer {
  const [status, message] = mailErrors[name]
  return { status, body: { statusCode: status, name, message } }
}
