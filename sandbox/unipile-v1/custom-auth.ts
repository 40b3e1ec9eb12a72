import type { Context as HonoContext } from 'hono'
import { accident, callerGone } from '../auth/accident.ts'
import { resendCode, solveCheckpoint } from '../auth/solve.ts'
import { type Accident, startIntent } from '../auth/start-intent.ts'
import type { Context } from '../core/context.ts'
import type { Answer, Checkpoint, Intent } from '../core/intent.ts'
import { isV1ProviderName, type ProviderName, providerOfType } from '../core/providers.ts'
import { refuse } from '../core/refusals.ts'
import type { Account } from '../core/state.ts'
import { readCredentials } from './auth-request.ts'
import { dialectOf, findOwnAccount } from './dialect.ts'
import { invalid, isRecord, type Json, missing } from './fields.ts'
import { problem, refused, validationProblem } from './problem.ts'

/** POST /accounts */
export async function connectAccount(context: Context, c: HonoContext) {
  const body: unknown = await c.req.json().catch(() => undefined)
  if (!isRecord(body)) return problem(c, 'malformed_request')
  return start(context, c, body, null)
}

/** POST /accounts/{id}: the same, with new credentials for an existing account. */
export async function reconnectAccount(context: Context, c: HonoContext) {
  const body: unknown = await c.req.json().catch(() => undefined)
  if (!isRecord(body)) return problem(c, 'malformed_request')
  const target = findOwnAccount(context, c, c.req.param('id') ?? '')
  if (!target) return problem(c, 'resource_not_found', 'No account with this id.')
  return start(context, c, body, target)
}

async function start(context: Context, c: HonoContext, body: Json, target: Account | null) {
  const provider = readProvider(body, target)
  if (!provider) return validationProblem(c, [invalid('provider', 'Expected a known provider')], {}, {})
  const credentials = readCredentials(provider, body, target)
  if (Array.isArray(credentials)) return validationProblem(c, credentials, {}, body)
  const { gateway } = dialectOf(c)
  const nothing = { state: null, v2: {} }
  const proxy = body.proxy
  const wanted = { gateway, provider, target, credentials, proxy, translate: toV1, ...nothing }
  return answer(c, startIntent(context, wanted))
}

/** POST /accounts/checkpoint. An empty code is refused: nothing is held open here. */
export async function postCheckpoint(context: Context, c: HonoContext) {
  const body: unknown = await c.req.json().catch(() => undefined)
  if (!isRecord(body)) return problem(c, 'malformed_request')
  const { code } = body
  if (code === undefined) return validationProblem(c, [missing('code')], {}, {})
  if (typeof code !== 'string' || code === '') {
    return validationProblem(c, [invalid('code', 'Expected string length greater or equal to 1')], {}, {})
  }
  const intent = readIntent(context, c, body)
  if (!intent) return refused(c, refuse('expired'))
  if (code === 'TRY_ANOTHER_WAY') return answer(c, tryAnotherWay(context, intent))
  return answer(c, await solveCheckpoint(context, intent, code, c.req.raw.signal))
}

/** POST /accounts/checkpoint/resend */
export async function resend(context: Context, c: HonoContext) {
  const body: unknown = await c.req.json().catch(() => undefined)
  if (!isRecord(body)) return problem(c, 'malformed_request')
  const intent = readIntent(context, c, body)
  if (!intent) return refused(c, refuse('expired'))
  const trouble = resendCode(intent)
  if (trouble) return refused(c, trouble)
  return c.json({ object: 'CheckpointResend', account_id: intent.id, success: true })
}

// Vendor: LinkedIn only. Which channel comes next is not documented; here a text message, then none.
function tryAnotherWay(context: Context, intent: Intent): Answer {
  const [checkpoint] = intent.checkpoints
  const byApp = checkpoint?.type === 'IN_APP_VALIDATION' || (checkpoint?.type === '2FA' && isApp(checkpoint))
  if (intent.provider !== 'LINKEDIN' || !byApp) return refuse('checkpoint')
  intent.checkpoints.splice(0, 1, { type: '2FA', platform: 'SMS' })
  return context.intents.look(intent)
}

function isApp(checkpoint: Checkpoint): boolean {
  return checkpoint.type === '2FA' && checkpoint.platform === 'APP'
}

function readIntent(context: Context, c: HonoContext, body: Json): Intent | null {
  const intent = context.intents.find(dialectOf(c).gateway, String(body.account_id ?? ''))
  return intent && body.provider === intent.provider ? intent : null
}

function readProvider(body: Json, target: Account | null): ProviderName | null {
  const own = target ? providerOfType(target.type).name : null
  if (body.provider === undefined && own) return own
  const name = body.provider === 'GOOGLE_OAUTH' ? 'GOOGLE' : body.provider
  if (!isV1ProviderName(name)) return null
  return own === null || own === name ? name : null
}

/** The checkpoints that v1 knows: no choice of challenge, no waiting, and an approval in place of code-or-approval. */
function toV1(checkpoint: Checkpoint): Checkpoint | null {
  switch (checkpoint.type) {
    case 'OTP_OR_IN_APP_VALIDATION':
      return { type: 'IN_APP_VALIDATION' }
    case 'CHALLENGE_SELECTION':
      return { type: 'OTP' }
    case 'LOADING':
      return null
    default:
      return checkpoint
  }
}

function checkpointObject(intent: Intent, checkpoint: Checkpoint) {
  switch (checkpoint.type) {
    case 'QRCODE':
      return { type: 'QRCODE', qrcode: intent.qr?.code }
    case '2FA':
      return checkpoint.platform === 'WHATSAPP'
        ? { type: '2FA' }
        : { type: '2FA', source: checkpoint.platform }
    case 'OTP':
      return { type: 'OTP' }
    case 'CONTRACT_SELECTION':
      return { type: 'CONTRACT_CHOOSER', contract_options: checkpoint.contracts }
    default:
      return checkpoint
  }
}

async function answer(c: HonoContext, outcome: Answer | Accident | null): Promise<Response> {
  if (outcome === null) return callerGone(c)
  switch (outcome.kind) {
    case 'account':
      return outcome.created
        ? c.json({ object: 'AccountCreated', account_id: outcome.account.id }, 201)
        : c.json({ object: 'AccountReconnected', account_id: outcome.account.id })
    case 'refused':
      return refused(c, outcome)
    case 'checkpoint': {
      const { intent } = outcome
      const checkpoint = checkpointObject(intent, outcome.checkpoint)
      return c.json({ object: 'Checkpoint', account_id: intent.id, checkpoint }, 202)
    }
    case 'accident':
      return accident(c, outcome, ({ value }) =>
        validationProblem(c, [invalid('password', 'Expected union value')], {}, value),
      )
  }
}
