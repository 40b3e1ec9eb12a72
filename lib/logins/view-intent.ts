import { type AccountRow, accountRow, accountRowSelect } from '../accounts/queries'
import { getDb } from '../db'
import { methodsOf } from '../gateway/capabilities'
import { getGateway } from '../gateway/gateways'
import type { AuthMethod, IntentFailure, IntentKind, IntentState, Provider } from '../generated/prisma/enums'
import { findIntent, type Holder } from '../intents/holder'
import { type Step, step } from './step'

export type IntentView = {
  id: string
  kind: IntentKind
  state: IntentState
  failure: IntentFailure | null
  provider: Provider
  method: AuthMethod
  step: Step | null
  stepNumber: number
  form: Record<string, string>
  /** An answer is under way at the gateway. */
  isBusy: boolean
  canResend: boolean
  otherMethods: AuthMethod[]
  /** The account to reconnect, or the one that came of it. */
  account: AccountRow | null
  startedAt: Date
  locale: string | null
  timeZone: string | null
}

/** A custom authentication as its page shows it; the same after a refresh, in another tab, on another device. */
export async function viewIntent(request: {
  holder: Holder
  intentId: string
  now?: Date
}): Promise<IntentView | null> {
  const now = request.now ?? new Date()
  const intent = await findIntent(request.holder, request.intentId, now)
  const [provider] = intent?.providers ?? []
  if (!intent || !provider || intent.method === 'HOSTED') return null
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
    method: intent.method,
    step: current,
    stepNumber: intent.stepNumber,
    form: (intent.form ?? {}) as Record<string, string>,
    isBusy: intent.state === 'PENDING' && intent.busyUntil !== null && intent.busyUntil > now,
    canResend: isCode && getGateway(intent.gateway).auth.resend !== undefined,
    otherMethods: methodsOf(intent.gateway, provider).filter(
      (method) => method !== intent.method && method !== 'COOKIES',
    ),
    account: more.account && accountRow(more.account),
    startedAt: intent.createdAt,
    ...more.user,
  }
}
