import { fillSources, setStatus } from '../core/accounts.ts'
import { announceStatus } from '../core/announce.ts'
import type { Context } from '../core/context.ts'
import { announceEvent } from '../core/events.ts'
import { type Account, type SourceStatus, sourceStatuses, type V2Part } from '../core/state.ts'
import { v1StatusOf, v2Statuses, v2StatusOf } from '../core/status-words.ts'
import { accountOf, ControlError, flagOf, type Input, oneOf, optionalText, textOf } from './control-input.ts'

const syncs = ['initial_sync.running', 'initial_sync.completed', 'initial_sync.failed'] as const
/** Every word that the control accepts; the first two lists work for any gateway, the last two only for v2. */
export const statusWords = [...sourceStatuses, ...v2Statuses, 'locked', 'unlocked', ...syncs] as const
const reasons = ['unipile', 'proxy', 'provider'] as const

/** Sets the status of one account, in v1's or v2's words, and sends the webhook unless silent. */
export function setStatusOf(context: Context, input: Input) {
  const account = accountOf(context, input)
  const isSilent = flagOf(input, 'silent')
  if (account.v2) return setV2(context, input, account, account.v2, isSilent)
  const status = v1StatusOf(oneOf(input, 'status', [...sourceStatuses, ...v2Statuses])) as SourceStatus
  const source = optionalText(input, 'source')
  if (source && account.sources.length === 0) fillSources(account, 'OK')
  if (source && !account.sources.some(({ id }) => id === source)) {
    throw new ControlError(`source must be one of ${account.sources.map(({ id }) => id).join(', ')}`)
  }
  setStatus(context, account, status, source ?? undefined)
  if (!isSilent) announceStatus(context, account, status)
  return { account }
}

function setV2(context: Context, input: Input, account: Account, part: V2Part, isSilent: boolean) {
  const event = changeV2(context, input, account, part)
  account.settlesAt = null
  if (!isSilent) announceEvent(context, account, event, { payload: payloadOf(input) })
  return { account }
}

/** Changes the account and returns the event that reports it. `any: true` allows words that are in no list. */
function changeV2(context: Context, input: Input, account: Account, part: V2Part): string {
  const given = textOf(input, 'status')
  const word = flagOf(input, 'any') ? given : v2StatusOf(oneOf(input, 'status', statusWords))
  if (word === 'locked' || word === 'unlocked') {
    part.isLocked = word === 'locked'
    return `account.${word}`
  }
  if (word.startsWith('initial_sync.')) {
    const startedAt = part.initialSync?.startedAt ?? new Date(context.now()).toISOString()
    part.initialSync = { status: word.slice('initial_sync.'.length), startedAt }
    return `account.${word}`
  }
  part.status = word
  const product = productOf(input, account, word)
  if (word === 'running' && part.products) {
    part.products = Object.fromEntries(Object.keys(part.products).map((name) => [name, 'running']))
  }
  if (product !== null) {
    part.products = { classic: 'running', ...part.products, [product]: productWords[word] ?? word }
    if (word === 'disconnected' && product !== 'classic') part.status = 'partial'
  }
  return `account.status.${word}`
}

const productWords: Record<string, string> = { degraded: 'errored', partial: 'disconnected' }

/** The LinkedIn product that is meant: the one named, or Sales Navigator where one is required. */
function productOf(input: Input, account: Account, word: string): string | null {
  const named = optionalText(input, 'product')
  if (named !== null) return named
  return account.type === 'LINKEDIN' && (word === 'degraded' || word === 'partial') ? 'sales_navigator' : null
}

function payloadOf(input: Input): Record<string, unknown> {
  const product = optionalText(input, 'product')
  const reason = optionalText(input, 'reason') === null ? null : oneOf(input, 'reason', reasons)
  return { ...(product === null ? {} : { product }), ...(reason === null ? {} : { reason }) }
}
