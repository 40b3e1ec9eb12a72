import { z } from 'zod'
import { limit } from '../rate-limit'
import { type DoorAnswer, readJson, refuse } from './extension-door'
import { pairBrowser } from './pair-browser'
import { faultsOf, userAgent } from './parse-sync'

const codeRule = 'must be the code that the settings show'
const schema = z.object(
  { code: z.string(codeRule).min(1, codeRule).max(64, codeRule), user_agent: userAgent },
  'must be an object',
)

/** A browser shows the code and gets its token. `network` is where it comes from; null when that cannot be told. */
export async function receivePairing(request: Request, network: string | null): Promise<DoorAnswer> {
  await limit('pairingNetwork', network)
  const body = await readJson(request)
  if (body.kind === 'refused') return body.answer
  const parsed = schema.safeParse(body.json)
  if (!parsed.success) return refuse('INVALID', { fields: faultsOf(parsed.error) })
  const paired = await pairBrowser({ code: parsed.data.code, userAgent: parsed.data.user_agent })
  return paired ? { status: 201, body: paired } : refuse('CODE_UNKNOWN')
}
