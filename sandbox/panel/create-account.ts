import { fillSources, usualV2Part } from '../core/accounts.ts'
import type { Context } from '../core/context.ts'
import { identityOf } from '../core/identities.ts'
import { makeAccountId } from '../core/ids.ts'
import { findAccountType, providerNames, providerOfType } from '../core/providers.ts'
import { type Account, gateways, type SourceStatus, sourceStatuses } from '../core/state.ts'
import { v1StatusOf, v2Statuses, v2StatusOf } from '../core/status-words.ts'
import { ControlError, type Input, oneOf, optionalText, textOf } from './control-input.ts'

/** Puts an account at a gateway as if it had always been there: nobody is told. */
export function createAccount(context: Context, input: Input) {
  const gateway = optionalText(input, 'gateway') === null ? 'v1' : oneOf(input, 'gateway', gateways)
  const id = optionalText(input, 'id') ?? makeAccountId(gateway)
  const known = context.state.accounts.find((account) => account.id === id)
  if (known) return { account: known, created: false }
  const type = findAccountType(input.type)
  if (!type) throw new ControlError(`type must be one of ${providerNames.join(', ')}, GOOGLE_OAUTH`)
  if (!/^[\w-]{1,64}$/.test(id)) throw new ControlError('id must be letters, digits, - and _, at most 64')
  const name = textOf(input, 'name')
  const login = optionalText(input, 'username') ?? name
  const word = input.status ? oneOf(input, 'status', [...sourceStatuses, ...v2Statuses]) : 'OK'
  const account: Account = {
    id,
    gateway,
    type,
    name,
    identity: { ...identityOf(providerOfType(type).name, login), displayName: name },
    createdAt: dateOf(context, input),
    sources: [],
    settlesAt: null,
    v2: gateway === 'v2' ? { ...usualV2Part(), status: v2StatusOf(word) } : null,
  }
  fillSources(account, v1StatusOf(word) as SourceStatus)
  context.state.accounts.push(account)
  return { account, created: true }
}

function dateOf(context: Context, input: Input): string {
  const value = optionalText(input, 'created_at')
  const date = value === null ? new Date(context.now()) : new Date(value)
  if (Number.isNaN(date.getTime())) throw new ControlError('created_at is not a date')
  return date.toISOString()
}
