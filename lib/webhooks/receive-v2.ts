import { getDb } from '../db'
import { checkV2Signature, parseV2Event, type V2Event } from '../gateway/v2-events'
import { log } from '../log'
import { parseJson } from '../parse-json'
import { readBody } from '../read-body'
import { hashToken } from '../secrets'
import { forged, notJson, notStored, stored, tooLarge, type WebhookAnswer } from './answer'
import { storeAnnouncement } from './store-announcement'
import { storeStatus } from './store-status'

/**
 * Takes in an event of Unipile v2. A valid signature that is old (a replay, or a retry that was not signed anew) is
 * only a reason to look: it claims no status.
 */
export async function receiveV2(
  request: Request,
  secrets: readonly string[],
  now = new Date(),
): Promise<WebhookAnswer> {
  const body = await readBody(request)
  if (body.kind === 'too large') return tooLarge
  const age = checkV2Signature(request.headers.get('unipile-signature'), body.text, secrets, now)
  if (age === 'forged') return forged
  const json = parseJson(body.text)
  if (json === undefined) return notJson
  try {
    const event = parseV2Event(json)
    const fresh = event.kind === 'status' && age === 'old' ? { ...event, hint: null } : event
    if (!(await announces(fresh, body.text, now))) await storeStatus('UNIPILE_V2', body.text, fresh)
    return stored
  } catch (err) {
    log.error({ err, gateway: 'UNIPILE_V2' }, 'an event could not be stored')
    return notStored
  }
}

/** Does it end an attempt of ours? account.add and account.reconnect carry the state that we gave along. */
async function announces(event: V2Event, body: string, now: Date): Promise<boolean> {
  if (event.kind !== 'status' || !event.state) return false
  const intent = await getDb().authIntent.findUnique({ where: { returnHash: hashToken(event.state) } })
  if (intent?.gateway !== 'UNIPILE_V2') return false
  const { gatewayAccountId, message, id } = event
  return storeAnnouncement(intent, body, { kind: 'connected', gatewayAccountId, message, id }, now)
}
