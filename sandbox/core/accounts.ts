import { announceStatus } from './announce.ts'
import type { Context } from './context.ts'
import { makeId } from './ids.ts'
import { type AccountType, providerOfType } from './providers.ts'
import type { Account, Identity, SourceStatus } from './state.ts'

export function findAccount(context: Context, id: string): Account | null {
  return context.state.accounts.find((account) => account.id === id) ?? null
}

/** A new account: no sources yet, they come when it settles. */
export function addAccount(context: Context, type: AccountType, identity: Identity): Account {
  const account: Account = {
    id: makeId(),
    type,
    name: identity.displayName,
    identity,
    createdAt: new Date(context.now()).toISOString(),
    sources: [],
    settlesAt: context.now() + context.settings.settleMs,
  }
  context.state.accounts.push(account)
  context.changed()
  context.settle.schedule()
  return account
}

/** Sets one source or all of them, and forgets a pending OK. */
export function setStatus(context: Context, account: Account, status: SourceStatus, sourceId?: string) {
  fillSources(account, status)
  for (const source of account.sources) {
    if (!sourceId || source.id === sourceId) source.status = status
  }
  account.settlesAt = null
  context.changed()
}

/** On its way to OK again: after a reconnect or a restart of its sources. */
export function startSettling(context: Context, account: Account) {
  setStatus(context, account, 'CONNECTING')
  account.settlesAt = context.now() + context.settings.settleMs
  context.settle.schedule()
}

export function takeIdentity(context: Context, account: Account, identity: Identity) {
  account.identity = identity
  account.name = identity.displayName
  context.changed()
}

export function removeAccount(context: Context, account: Account) {
  context.state.accounts.splice(context.state.accounts.indexOf(account), 1)
  context.changed()
}

export function fillSources(account: Account, status: SourceStatus) {
  if (account.sources.length > 0) return
  account.sources = providerOfType(account.type).sources.map((suffix) => ({
    id: account.id + suffix,
    status,
  }))
}

/** Lets accounts become OK when their time has come; the due times are part of the state. */
export function createSettling(context: () => Context): Context['settle'] {
  let timer: NodeJS.Timeout | null = null

  function schedule() {
    if (timer) clearTimeout(timer)
    const due = context().state.accounts.flatMap((account) => account.settlesAt ?? [])
    if (due.length === 0) return
    timer = setTimeout(run, Math.max(Math.min(...due) - context().now(), 1))
  }

  function run() {
    const now = context().now()
    for (const account of context().state.accounts) {
      if (account.settlesAt === null || account.settlesAt > now) continue
      setStatus(context(), account, 'OK')
      announceStatus(context(), account, 'OK')
    }
    schedule()
  }

  return { schedule, stop: () => (timer ? clearTimeout(timer) : undefined) }
}
