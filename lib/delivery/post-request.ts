import { Resend } from 'resend'
import { env } from '../env'
import type { OpenEmail } from './open-email'
import { isBatchKey } from './request-key'
import type { SendAnswer } from './send-policy'

export type Posted = {
  /** One for each email, in their order. */
  answers: SendAnswer[]
  limits: { perSecond: number | null; remaining: number | null; resetSeconds: number | null }
}

/** Hands one email, or a batch of them, to Resend. Never throws: no answer is an answer too. */
export async function postRequest(requestKey: string, emails: OpenEmail[]): Promise<Posted> {
  const { RESEND_API_KEY, RESEND_BASE_URL } = env()
  const resend = new Resend(RESEND_API_KEY, { ...(RESEND_BASE_URL && { baseUrl: RESEND_BASE_URL }) })
  const options = { idempotencyKey: requestKey, signal: AbortSignal.timeout(20_000) }
  const [first] = emails
  if (!first) throw new Error('a request without an email')
  const silence = { data: null, error: { statusCode: null, name: null }, headers: null }
  const { data, error, headers } = isBatchKey(requestKey)
    ? await resend.batch
        // Permissive: one bad address does not keep the others waiting.
        .send(emails.map(contentOf), { ...options, batchValidation: 'permissive' as const })
        .catch(() => silence)
    : await resend.emails.send(contentOf(first), options).catch(() => silence)
  const number = (name: string) => numberIn(headers, name)
  const limits = {
    perSecond: number('ratelimit-limit') || null,
    remaining: number('ratelimit-remaining'),
    resetSeconds: number('ratelimit-reset'),
  }
  const accepted = data && acceptedOf(data, emails.length)
  const refused: SendAnswer = {
    kind: 'refused',
    status: error?.statusCode ?? null,
    name: error?.name ?? null,
    waitSeconds: number('retry-after') ?? limits.resetSeconds,
  }
  return { answers: accepted ?? emails.map(() => refused), limits }
}

function contentOf({ row: { to, subject }, html, text }: OpenEmail) {
  return { from: env().EMAIL_FROM, to, subject, html, text }
}

type Accepted = { id: string } | { data: { id: string }[]; errors?: { index: number }[] }

/** A batch's ids are those of its valid emails, in order; should they not add up, which is whose is not known. */
function acceptedOf(data: Accepted, count: number): SendAnswer[] | null {
  if ('id' in data) return data.id ? [{ kind: 'accepted', messageId: data.id }] : null
  if (!Array.isArray(data.data)) return null
  const bad = new Set((data.errors ?? []).map(({ index }) => index))
  const ids = data.data.map(({ id }) => id)
  const addsUp = ids.length + bad.size === count
  return Array.from({ length: count }, (_, index): SendAnswer => {
    if (bad.has(index)) return { kind: 'refused', status: 422, name: 'validation_error', waitSeconds: null }
    return { kind: 'accepted', messageId: (addsUp && ids.shift()) || null }
  })
}

function numberIn(headers: Record<string, string> | null, name: string): number | null {
  const value = Number.parseInt(headers?.[name] ?? '', 10)
  return value >= 0 ? value : null
}
