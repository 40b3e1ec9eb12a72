import type { Context as HonoContext } from 'hono'
import { accident, callerGone } from '../auth/accident.ts'
import { requestCheckpoint, resendCode, solveCheckpoint } from '../auth/solve.ts'
import { type Accident, startIntent } from '../auth/start-intent.ts'
import { accountsOf } from '../core/accounts.ts'
import type { Context } from '../core/context.ts'
import type { Answer } from '../core/intent.ts'
import { providerOfType, providerOfV2, v2Providers, v2WordOf } from '../core/providers.ts'
import { refuse } from '../core/refusals.ts'
import type { Account } from '../core/state.ts'
import { accountObject } from './account-object.ts'
import { readConfig } from './config.ts'
import { fail, type Json, optionalRecord, optionalText, readBody, requiredText } from './fields.ts'
import { readCredentials } from './intent-request.ts'
import { createOauthLink } from './oauth.ts'
import { problem, refused } from './problem.ts'

/** POST /v2/auth/intent */
export async function createIntent(context: Context, c: HonoContext) {
  const body = await readBody(c)
  const word = requiredText(body, 'provider')
  const provider = providerOfV2(word)
  if (!provider) return fail(`provider must be one of ${v2Providers.join(', ')}.`)
  const target = readTarget(context, body)
  if (target === 'unknown') return problem(c, 'not_found', 'No such account.')
  if (target && v2WordOf(providerOfType(target.type).name) !== word) {
    fail('provider must be that of the account.')
  }
  const config = optionalRecord(body, 'config')
  const wanted = {
    gateway: 'v2',
    provider,
    target,
    state: optionalText(body, 'state'),
    v2: readConfig(provider, config, context.now()),
    proxy: config.custom_proxy,
  } as const
  if (provider === 'GOOGLE' || provider === 'OUTLOOK') return createOauthLink(context, c, body, wanted)
  return answer(c, await startIntent(context, { ...wanted, credentials: readCredentials(provider, body) }))
}

/** POST /v2/auth/checkpoint: `code` may be empty, then the call is held open. */
export async function postCheckpoint(context: Context, c: HonoContext) {
  const body = await readBody(c)
  if (typeof body.code !== 'string') fail('code is required.')
  const intent = readIntent(context, body)
  if (!intent) return refused(c, refuse('expired'))
  return answer(c, await solveCheckpoint(context, intent, String(body.code), c.req.raw.signal))
}

/** POST /v2/auth/checkpoint/request */
export async function requestAnother(context: Context, c: HonoContext) {
  const body = await readBody(c)
  const intent = readIntent(context, body)
  if (!intent) return refused(c, refuse('expired'))
  return answer(c, requestCheckpoint(context, intent, optionalText(body, 'challenge')))
}

/** POST /v2/auth/checkpoint/resend */
export async function resend(context: Context, c: HonoContext) {
  const intent = readIntent(context, await readBody(c))
  if (!intent) return refused(c, refuse('expired'))
  const trouble = resendCode(intent)
  return trouble ? refused(c, trouble) : c.body(null, 204)
}

function readTarget(context: Context, body: Json): Account | null | 'unknown' {
  const id = optionalText(body, 'account_id')
  if (id === null) return null
  return accountsOf(context, 'v2').find((account) => account.id === id) ?? 'unknown'
}

function readIntent(context: Context, body: Json) {
  return context.intents.find('v2', requiredText(body, 'intent_id'))
}

/** Turns a result into one of the vendor's formats; all but errors are 200. Null: the caller has hung up. */
async function answer(c: HonoContext, outcome: Answer | Accident | null): Promise<Response> {
  if (outcome === null) return callerGone(c)
  switch (outcome.kind) {
    case 'account':
      return c.json(accountObject(outcome.account))
    case 'refused':
      return refused(c, outcome)
    case 'checkpoint': {
      const { intent, checkpoint } = outcome
      if (intent.qr)
        return c.json({ object: 'AuthenticationQrCode', intent_id: intent.id, qrcode: intent.qr.code })
      return c.json({ object: 'AuthenticationCheckpoint', intent_id: intent.id, checkpoint })
    }
    case 'accident':
      return accident(c, outcome, (dump) =>
        problem(c, 'invalid_parameters', `Expected union value.\n${JSON.stringify(dump)}`),
      )
  }
}
