import { announceStatus } from './announce.ts'
import type { Context } from './context.ts'
import { makeAccountId } from './ids.ts'
import { type AccountType, providerOfType } from './providers.ts'
import type { Account, Gateway, Identity, SourceStatus, V2Part } from './state.ts'
import { v2StatusOf } from './status-words.ts'

export function findAccount(context: Context, id: string): Account | null {
  return context.state.accounts.find((account) => account.id === id) ?? null
}

export function accountsOf(context: Context, gateway: Gateway): Account[] {
  return context.state.accounts.filter((account) => account.gateway === gateway)
}

type NewAccount = {
  gateway: Gateway
  /** Already decided: a sign-in through the API knows it from the start. */
  id?: string
  type: AccountType
  identity: Identity
  v2?: Partial<V2Part>
}

/** A new account. Its sources appear when it settles; in v2 it runs at once. */
export function addAccount(context: Context, wanted: NewAccount): Account {
  const { gateway, type, identity } = wanted
  const account: Account = {
    id: wanted.id ?? makeAccountId(gateway),
    gateway,
    type,
    name: identity.displayName,
    identity,
    createdAt: new Date(context.now()).toISOString(),
    sources: [],
    settlesAt: context.now() + context.settings.settleMs,
    v2: gateway === 'v2' ? { ...usualV2Part(), ...wanted.v2 } : null,
  }
  context.state.accounts.push(account)
  context.changed()
  context.settle.schedule()
  return account
}

export function usualV2Part(): V2Part {
  return {
    status: 'running',
    isLocked: false,
    products: null,
    initialSync: null,
    customData: null,
    oauthScope: null,
    proxy: { country: 'FR', auto: true },
  }
}

/** Sets one source or all of them, and forgets a pending OK. */
export function setStatus(context: Context, account: Account, status: SourceStatus, sourceId?: string) {
  if (account.v2) {
    account.v2.status = v2StatusOf(status)
    for (const product of Object.keys(account.v2.products ?? {}))
      account.v2.products = { ...account.v2.products, [product]: v2StatusOf(status) }
  }
  fillSources(account, status)
  for (const source of account.sources) {
    if (!sourceId || source.id === sourceId) source.status = status
  }
  account.settlesAt = null
  context.changed()
}

/** Sends it on the way back to OK, after a reconnect or a restart of its sources. */
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
  if (account.sources.length > 0 || account.v2) return
  account.sources = providerOfType(account.type).sources.map((suffix) => ({
    id: account.id + suffix,
    status,
  }))
}

/** Turns accounts OK when they are due; the due times are part of the state. */
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
      if (account.v2?.initialSync?.status !== 'running') continue
      account.v2.initialSync.status = 'completed'
      announceStatus(context(), account, 'SYNC_SUCCESS')
    }
    schedule()
  }

  return { schedule, stop: () => (timer ? clearTimeout(timer) : undefined) }
}
