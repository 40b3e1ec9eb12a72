import type { Context as HonoContext } from 'hono'
import type { Context } from '../core/context.ts'
import type { Attempt, Delivery, Signing } from '../core/state.ts'
import { pageOf } from './fields.ts'

/** GET /v2/webhooks/conversations/: every attempt to deliver an event, newest first. */
export function listConversations(context: Context, c: HonoContext) {
  const { endpoint_id, event_id } = c.req.query()
  const conversations = context.state.deliveries
    .flatMap((delivery) => {
      const { signing, attempts } = delivery
      if (!signing) return []
      return attempts.map((attempt, at) => conversationObject(delivery, signing, attempt, at))
    })
    .filter((conversation) => !endpoint_id || conversation.endpoint_id === endpoint_id)
    .filter((conversation) => !event_id || conversation.event_id === event_id)
    .sort((one, other) => other.created_at.localeCompare(one.created_at))
  return pageOf(c, 'WebhookConversations', conversations, (conversation) => conversation)
}

function conversationObject(delivery: Delivery, signing: Signing, attempt: Attempt, at: number) {
  const status = Number(attempt.answer)
  return {
    object: 'WebhookConversation',
    id: `wc_${delivery.id.replaceAll('-', '').slice(0, 24)}${String(at).padStart(2, '0')}`,
    endpoint_id: signing.endpointId,
    event_id: signing.eventId,
    event_type: signing.eventType,
    first_attempt: at === 0,
    created_at: new Date(attempt.at).toISOString(),
    http_status: Number.isNaN(status) ? null : status,
    endpoint_url: delivery.url,
    response_body: attempt.body ?? null,
  }
}
