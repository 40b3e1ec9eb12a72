import { z } from 'zod'
import { limit } from '../rate-limit'
import { type ExtensionAnswer, readJson, refuse } from './extension-endpoint'
import { pairBrowser } from './pair-browser'
import { fieldErrors, userAgent } from './parse-sync'

const codeRule = 'must be the code shown in the settings'
const schema = z.object(
  { code: z.string(codeRule).min(1, codeRule).max(64, codeRule), user_agent: userAgent },
  'must be an object',
)

/** A browser sends its code and gets its token. `network` is where it comes from; null when that is unknown. */
export async function receivePairing(request: Request, network: string | null): Promise<ExtensionAnswer> {
  await limit('pairingNetwork', network)
  const body = await readJson(request)
  if (body.kind === 'refused') return body.answer
  const parsed = schema.safeParse(body.json)
  if (!parsed.success) return refuse('INVALID', { fields: fieldErrors(parsed.error) })
  const paired = await pairBrowser({ code: parsed.data.code, userAgent: parsed.data.user_agent })
  return paired ? { status: 201, body: paired } : refuse('CODE_UNKNOWN')
}
