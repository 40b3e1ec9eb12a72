import { type AccountRow, accountRow, accountRowSelect } from '../accounts/queries'
import type { Holder } from '../actor'
import { databaseNow } from '../clock'
import { getDb } from '../db'
import { env } from '../env'
import { methodsOf } from '../gateway/capabilities'
import { getGateway } from '../gateway/gateways'
import type { AuthMethod, IntentFailure, IntentKind, IntentState, Provider } from '../generated/prisma/enums'
import { findIntent } from '../intents/find-intent'
import type { TypedMethod } from '../intents/typed-method'
import { formMethod } from './form-method'
import { type Step, step } from './step'

export type IntentView = {
  id: string
  kind: IntentKind
  state: IntentState
  failure: IntentFailure | null
  provider: Provider
  /** Which form it shows. */
  method: TypedMethod
  step: Step | null
  stepNumber: number
  form: Record<string, string>
  /** A call to the gateway is under way. */
  isBusy: boolean
  canResend: boolean
  otherMethods: AuthMethod[]
  /** The account to reconnect, or the one that was connected. */
  account: AccountRow | null
  /** Where a captcha is shown apart from this page; null when a sandboxed frame keeps it apart. */
  captchaOrigin: string | null
  /** When it was read. */
  now: Date
  locale: string | null
  timeZone: string | null
}

/** A login as its page shows it: the same after a refresh, in another tab, on another device. */
export async function viewIntent(holder: Holder, input: { intentId: string }): Promise<IntentView | null> {
  const intent = await findIntent(holder, input.intentId)
  const [provider] = intent?.providers ?? []
  const method = intent && formMethod(intent.method)
  if (!provider || !method) return null
  const now = await databaseNow()
  const more = await getDb().authIntent.findUniqueOrThrow({
    where: { id: intent.id },
    select: { account: { select: accountRowSelect }, user: { select: { locale: true, timeZone: true } } },
  })
  const current = step.safeParse(intent.step).data ?? null
  const isCode =
    current?.kind === 'CHECKPOINT' &&
    ['2FA', 'OTP', 'OTP_OR_IN_APP_VALIDATION'].includes(current.checkpoint.type)
  return {
    id: intent.id,
    kind: intent.kind,
    state: intent.state,
    failure: intent.failure,
    provider,
    method,
    step: current,
    stepNumber: intent.stepNumber,
    form: (intent.form ?? {}) as Record<string, string>,
    isBusy: intent.state === 'PENDING' && intent.busyUntil !== null && intent.busyUntil > now,
    canResend: isCode && getGateway(intent.gateway).auth.resend !== undefined,
    otherMethods: methodsOf(intent.gateway, provider).filter(
      (other) => other !== intent.method && other !== 'COOKIES',
    ),
    account: more.account && accountRow(more.account),
    captchaOrigin: env().CAPTCHA_ORIGIN ?? null,
    now,
    ...more.user,
  }
}
