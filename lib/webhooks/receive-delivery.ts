import { Resend } from 'resend'
import { z } from 'zod'
import { databaseNow } from '../clock'
import { getDb } from '../db'
import { env } from '../env'
import type { EmailDelivery } from '../generated/prisma/enums'
import { log } from '../log'
import { parseJson } from '../parse-json'
import { readBody } from '../read-body'
import { forged, notJson, notStored, stored, tooLarge, type WebhookAnswer } from './answer'

const deliveries: Record<string, EmailDelivery> = {
  'email.delivered': 'DELIVERED',
  'email.delivery_delayed': 'DELAYED',
  'email.bounced': 'BOUNCED',
  'email.complained': 'COMPLAINED',
}

/** Reports that a later, weaker one does not replace: a late "delayed" does not undo a delivery. */
const weakest: EmailDelivery[] = ['DELAYED', 'DELIVERED', 'BOUNCED', 'COMPLAINED']

const event = z.object({
  type: z.string(),
  created_at: z.coerce.date().nullable().catch(null),
  data: z.object({ email_id: z.string() }),
})

/** Receives what Resend reports about an email after sending (svix signature over the raw body). */
export async function receiveDelivery(request: Request): Promise<WebhookAnswer> {
  const body = await readBody(request)
  if (body.kind === 'too large') return tooLarge
  if (!isSigned(request, body.text)) return forged
  const json = parseJson(body.text)
  if (json === undefined) return notJson
  const told = event.safeParse(json).data
  const delivery = told && Object.hasOwn(deliveries, told.type) ? deliveries[told.type] : undefined
  if (!told || !delivery) return stored
  try {
    const weaker = weakest.slice(0, weakest.indexOf(delivery))
    await getDb().outboxEmail.updateMany({
      where: { messageId: told.data.email_id, OR: [{ delivery: null }, { delivery: { in: weaker } }] },
      data: { delivery, deliveryAt: told.created_at ?? (await databaseNow()) },
    })
    return stored
  } catch (err) {
    log.error({ err }, 'a delivery report could not be stored')
    return notStored
  }
}

function isSigned(request: Request, payload: string): boolean {
  const { webhooks } = new Resend(env().RESEND_API_KEY)
  const header = (name: string) => request.headers.get(`svix-${name}`) ?? ''
  const headers = { id: header('id'), timestamp: header('timestamp'), signature: header('signature') }
  return env().RESEND_WEBHOOK_SECRET.some((webhookSecret) => {
    try {
      webhooks.verify({ payload, headers, webhookSecret })
      return true
    } catch (error) {
      // One call verifies, then parses: a correctly signed body that is not JSON is not a forgery.
      return error instanceof SyntaxError
    }
  })
}
