import { parseStatusEvent } from '../gateway/v1-events'
import type { Gateway } from '../generated/prisma/enums'
import { log } from '../log'
import { parseJson } from '../parse-json'
import { readBody } from '../read-body'
import { matchesSecret } from '../secrets'
import { forged, notJson, notStored, stored, tooLarge, type WebhookAnswer } from './answer'
import { storeStatus } from './store-status'

/**
 * Takes in a status webhook that is guarded by a secret header (v1 and its dialects): verified, stored together with
 * the job that will look at the gateway, answered. Nothing else happens here.
 */
export async function receiveStatus(
  request: Request,
  door: { gateway: Gateway; header: string; secrets: readonly string[] },
): Promise<WebhookAnswer> {
  if (!matchesSecret(request.headers.get(door.header), door.secrets)) return forged
  const body = await readBody(request)
  if (body.kind === 'too large') return tooLarge
  const json = parseJson(body.text)
  if (json === undefined) return notJson
  try {
    await storeStatus(door.gateway, body.text, parseStatusEvent(json))
    return stored
  } catch (err) {
    log.error({ err, gateway: door.gateway }, 'a status webhook could not be stored')
    return notStored
  }
}
