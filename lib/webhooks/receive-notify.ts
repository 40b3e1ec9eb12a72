import { getDb } from '../db'
import { getGateway } from '../gateway/gateways'
import { log } from '../log'
import { parseJson } from '../parse-json'
import { readBody } from '../read-body'
import { hashToken } from '../secrets'
import { forged, notJson, notStored, stored, tooLarge, type WebhookAnswer } from './answer'
import { storeAnnouncement } from './store-announcement'

/**
 * Receives the notify callback of a hosted flow. The token in the path is its secret and works once, for the first
 * callback that says how the attempt ended. The job reads the account back before anybody sees it.
 */
export async function receiveNotify(request: Request, token: string): Promise<WebhookAnswer> {
  try {
    const intent = await getDb().authIntent.findUnique({ where: { notifyHash: hashToken(token) } })
    if (!intent) return forged
    const body = await readBody(request)
    if (body.kind === 'too large') return tooLarge
    const json = parseJson(body.text)
    if (json === undefined) return notJson
    const told = getGateway(intent.gateway).events.parseNotify(json)
    await storeAnnouncement(intent, body.text, told)
    return stored
  } catch (err) {
    log.error({ err }, 'a notify callback could not be stored')
    return notStored
  }
}
