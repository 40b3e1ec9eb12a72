import { Resend } from 'resend'
import { env } from '../env'
import type { OutboxEmailModel } from '../generated/prisma/models'
import type { SendAnswer } from './send-policy'

/** Hands one mail to Resend. Never throws: no answer is an answer too. */
export async function postEmail(
  email: OutboxEmailModel,
  content: { html: string; text: string },
): Promise<SendAnswer> {
  const { RESEND_API_KEY, RESEND_BASE_URL, EMAIL_FROM } = env()
  const resend = new Resend(RESEND_API_KEY, { ...(RESEND_BASE_URL && { baseUrl: RESEND_BASE_URL }) })
  const { data, error, headers } = await resend.emails
    .send(
      { from: EMAIL_FROM, to: email.to, subject: email.subject, ...content },
      { idempotencyKey: email.idempotencyKey, signal: AbortSignal.timeout(20_000) },
    )
    .catch(() => ({ data: null, error: { statusCode: null }, headers: null }))
  if (data?.id) return { kind: 'accepted', messageId: data.id }
  const retryAfter = Number.parseInt(headers?.['retry-after'] ?? '', 10)
  return {
    kind: 'refused',
    httpStatus: error?.statusCode ?? null,
    retryAfterSeconds: retryAfter > 0 ? retryAfter : null,
  }
}
