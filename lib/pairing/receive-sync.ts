import { env } from '../env'
import { storeSession } from '../linkedin-sessions/store-session'
import { limit } from '../rate-limit'
import { bearerToken, type ExtensionAnswer, readJson, refuse } from './extension-endpoint'
import { findBrowser } from './find-browser'
import { getSyncState } from './get-sync-state'
import { parseSync } from './parse-sync'
import { recordProblem } from './record-problem'
import { visitorCountry } from './visitor-country'

const usualSeconds = 3_600
/** While a login is under way, somebody may be watching it in the popup. */
const watchedSeconds = 5

/** A browser brings the session of whoever is logged in to LinkedIn there, or reports why it has none. */
export async function receiveSync(request: Request): Promise<ExtensionAnswer> {
  const browser = await findBrowser(bearerToken(request))
  if (browser.kind === 'unknown') return refuse('TOKEN_UNKNOWN')
  if (browser.kind === 'revoked') return refuse('TOKEN_REVOKED')
  await limit('sync', browser.id)
  const body = await readJson(request)
  if (body.kind === 'refused') return body.answer
  const parsed = parseSync(body.json)
  if (parsed.kind === 'invalid') return refuse('INVALID', { fields: parsed.fields })
  if (parsed.kind === 'problem') {
    await recordProblem({ browserId: browser.id, problem: parsed.problem })
    return { status: 200, body: { account: null, next_sync_seconds: usualSeconds } }
  }
  const country = visitorCountry(request.headers, env().COUNTRY_HEADER)
  const stored = await storeSession({ browser, sync: parsed.sync, country })
  if (stored.kind === 'revoked') return refuse('TOKEN_REVOKED')
  const { isUnderWay, ...account } = await getSyncState(stored.memberRowId)
  const seconds = isUnderWay ? watchedSeconds : usualSeconds
  return { status: 200, body: { account, next_sync_seconds: seconds } }
}
