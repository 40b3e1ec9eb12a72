'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import type { FormAnswer } from '@/components/auth/auth-actions'
import { intentPath } from '@/components/auth/paths'
import { type ActionResult, publicAction } from '@/lib/action'
import type { Holder } from '@/lib/actor'
import type { Person } from '@/lib/auth'
import { AppError } from '@/lib/errors'
import { Provider } from '@/lib/generated/prisma/enums'
import { typedMethods } from '@/lib/intents/typed-method'
import { cancelIntent } from '@/lib/logins/cancel-intent'
import { chooseChallenge } from '@/lib/logins/choose-challenge'
import { resendCode } from '@/lib/logins/resend-code'
import { retryAuth } from '@/lib/logins/retry-auth'
import { solveStep } from '@/lib/logins/solve-step'
import { startAuth } from '@/lib/logins/start-auth'
import { Secret } from '@/lib/secret'
import { holderOf } from './holder-of'
import { codeField, typedCode } from './typed-code'

// The actions of the login screens, in the dashboard and behind a mailed link, whose forms carry its `token`. What is typed
// as a secret is passed to one call and never returned.

const id = z.string().min(1).max(64)
const token = z.string().min(1).max(200).optional()
const full = z.literal('true').optional().transform(Boolean)

/** Somebody signed out and without a link has no attempts. */
function actingHolder(token: string | undefined, person: Person | null): Holder {
  const holder = holderOf(token, person)
  if (!holder) throw new AppError('NOT_FOUND', 'a login by somebody without a link and not signed in')
  return holder
}

const starting = publicAction(
  z.looseObject({
    provider: z.enum(Provider),
    method: z.enum(typedMethods),
    full,
    accountId: id.optional(),
    token,
  }),
  async ({ provider, method, full, accountId, token, ...values }, person) => {
    const about = { provider, method, full, accountId }
    return startAuth(actingHolder(token, person), { ...about, values: withSameLogin(values) })
  },
)

const retrying = publicAction(
  z.looseObject({ intentId: id, full, token }),
  async ({ intentId, full, token, ...values }, person) =>
    retryAuth(actingHolder(token, person), { intentId, full, values: withSameLogin(values) }),
)

const stepNumber = z.coerce.number().int().min(0)

const solving = publicAction(
  z.object({ intentId: id, token, stepNumber, ...codeField }),
  async ({ intentId, token, stepNumber, code, kind }, person) => {
    const typed = typedCode(code, kind)
    if (typed === null) throw new AppError('INVALID_INPUT', 'no code, or no phone number')
    await solveStep(actingHolder(token, person), { intentId, stepNumber, code: new Secret(typed) })
  },
)

const choosing = publicAction(
  z.object({ intentId: id, token, stepNumber, challenge: z.string().min(1).max(200) }),
  async ({ token, ...choice }, person) => chooseChallenge(actingHolder(token, person), choice),
)

const resending = publicAction(z.object({ intentId: id, token }), async ({ intentId, token }, person) =>
  resendCode(actingHolder(token, person), { intentId }),
)

const cancelling = publicAction(z.object({ intentId: id, token }), async ({ intentId, token }, person) =>
  cancelIntent(actingHolder(token, person), { intentId }),
)

/** Starts an attempt and goes to its page, which shows the gateway's answer, whatever it is. */
export async function start(_previous: unknown, form: FormData): Promise<ActionResult<FormAnswer>> {
  const result = await starting(form)
  if (!result.ok || result.data.kind === 'invalid') return result as ActionResult<FormAnswer>
  const link = form.get('token')
  redirect(intentPath(result.data.intentId, typeof link === 'string' ? link : undefined))
}

export async function retry(_previous: unknown, form: FormData): Promise<ActionResult<FormAnswer>> {
  const result = await retrying(form)
  refresh()
  if (!result.ok || result.data.kind === 'invalid') return result as ActionResult<FormAnswer>
  return { ok: true, data: { kind: 'started' } }
}

export async function solve(_previous: unknown, form: FormData): Promise<ActionResult> {
  return shownAgain(await solving(form))
}

export async function choose(_previous: unknown, form: FormData): Promise<ActionResult> {
  return shownAgain(await choosing(form))
}

export async function resend(_previous: unknown, form: FormData): Promise<ActionResult> {
  return shownAgain(await resending(form))
}

export async function cancel(_previous: unknown, form: FormData): Promise<ActionResult> {
  return shownAgain(await cancelling(form))
}

/** This very response contains the redrawn page, which shows the result. */
function shownAgain(result: ActionResult<unknown>): ActionResult {
  refresh()
  return result.ok ? { ok: true, data: undefined } : result
}

/** Uses one login for both mail servers if the person said so. */
function withSameLogin({ sameLogin, ...values }: Record<string, unknown>): Record<string, unknown> {
  if (!sameLogin) return values
  return { ...values, smtpUser: values.imapUser, smtpPassword: values.imapPassword }
}
