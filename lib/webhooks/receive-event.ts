import { getDb } from '../db'
import type { GatewayEvent } from '../gateway/events'
import type { GatewayId } from '../gateway/gateway'
import { getGateway } from '../gateway/gateways'
import { log } from '../log'
import { parseJson } from '../parse-json'
import { readBody } from '../read-body'
import { hashToken } from '../secrets'
import { forged, notJson, notStored, stored, tooLarge, type WebhookAnswer } from './answer'
import { storeAnnouncement } from './store-announcement'
import { storeStatus } from './store-status'

/**
 * Receives a gateway's post: verifies it, stores it together with the job that will read from the gateway, and answers.
 * Nothing else happens here.
 */
export async function receiveEvent(
  request: Request,
  gateway: GatewayId,
  now = new Date(),
): Promise<WebhookAnswer> {
  const body = await readBody(request)
  if (body.kind === 'too large') return tooLarge
  const { events } = getGateway(gateway)
  const proof = events.verify({ headers: request.headers, body: body.bytes }, now)
  if (proof === 'forged') return forged
  const json = parseJson(body.text)
  if (json === undefined) return notJson
  try {
    const told = events.parse(json)
    const event = told.kind === 'status' && proof === 'old' ? { ...told, hint: null } : told
    if (!(await announces(gateway, event, body.text))) await storeStatus(gateway, body.text, event)
    return stored
  } catch (err) {
    log.error({ err, gateway }, 'a gateway’s event could not be stored')
    return notStored
  }
}

/** Does it end an attempt of ours? Then it carries the state we sent. */
async function announces(gateway: GatewayId, event: GatewayEvent, body: string): Promise<boolean> {
  if (event.kind !== 'status' || !event.state) return false
  const intent = await getDb().authIntent.findUnique({ where: { returnHash: hashToken(event.state) } })
  if (intent?.gateway !== gateway) return false
  const { gatewayAccountId, message, id } = event
  await storeAnnouncement(intent, body, { kind: 'connected', gatewayAccountId, message, id })
  return true
}
