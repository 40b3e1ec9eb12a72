import { env } from '../env'
import { storeSession } from '../linkedin-sessions/store-session'
import { limit } from '../rate-limit'
import { countryOf } from './country-of'
import { bearerOf, type DoorAnswer, readJson, refuse } from './extension-door'
import { findBrowser } from './find-browser'
import { noteProblem } from './note-problem'
import { parseSync } from './parse-sync'
import { syncStateOf } from './sync-state'

const usualSeconds = 3_600
/** While a login is under way, somebody may watch it. */
const watchedSeconds = 5

/** A browser brings the session of whoever is logged in to LinkedIn there, or says why it has none. */
export async function receiveSync(request: Request): Promise<DoorAnswer> {
  const browser = await findBrowser(bearerOf(request))
  if (browser.kind === 'unknown') return refuse('TOKEN_UNKNOWN')
  if (browser.kind === 'revoked') return refuse('TOKEN_REVOKED')
  await limit('sync', browser.id)
  const body = await readJson(request)
  if (body.kind === 'refused') return body.answer
  const brought = parseSync(body.json)
  if (brought.kind === 'invalid') return refuse('INVALID', { fields: brought.fields })
  if (brought.kind === 'problem') {
    await noteProblem({ browserId: browser.id, problem: brought.problem })
    return { status: 200, body: { account: null, next_sync_seconds: usualSeconds } }
  }
  const country = countryOf(request.headers, env().COUNTRY_HEADER)
  const stored = await storeSession({ browser, sync: brought.sync, country })
  if (stored.kind === 'revoked') return refuse('TOKEN_REVOKED')
  const { isUnderWay, ...account } = await syncStateOf(stored.memberRowId)
  const seconds = isUnderWay ? watchedSeconds : usualSeconds
  return { status: 200, body: { account, next_sync_seconds: seconds } }
}
