import type { Context as HonoContext } from 'hono'
import { accountsOf, removeAccount, startSettling } from '../core/accounts.ts'
import { announceStatus } from '../core/announce.ts'
import type { Context } from '../core/context.ts'
import type { Account } from '../core/state.ts'
import { accountObject } from './account-object.ts'
import { dialectOf, findOwnAccount } from './dialect.ts'
import { cutWindow, readWindow } from './paging.ts'
import { problem, validationProblem } from './problem.ts'

export function listAccounts(context: Context, c: HonoContext) {
  const window = readWindow(c)
  if ('slug' in window) return validationProblem(c, [window], {}, c.req.query())
  const { items, cursor } = cutWindow(accountsOf(context, dialectOf(c).gateway), window)
  return c.json({ object: 'AccountList', items: items.map(accountObject), cursor })
}

export function getAccount(context: Context, c: HonoContext) {
  return withAccount(context, c, (account) => c.json(accountObject(account)))
}

export function deleteAccount(context: Context, c: HonoContext) {
  return withAccount(context, c, (account) => {
    removeAccount(context, account)
    announceStatus(context, account, 'DELETED')
    return c.json({ object: 'AccountDeleted' })
  })
}

// Vendor: what restart does to an account without valid credentials is not documented; here it fails.
export function restartAccount(context: Context, c: HonoContext) {
  return withAccount(context, c, (account) => {
    const statuses = account.sources.map((source) => source.status)
    if (statuses.includes('CREDENTIALS')) return c.json({ object: 'AccountFailedToRestart' })
    if (statuses.some((status) => status !== 'OK')) {
      startSettling(context, account)
      announceStatus(context, account, 'CONNECTING')
    }
    return c.json({ object: 'AccountRestarted' })
  })
}

/** GET /accounts/{id}/sync: the first call starts a sync, later ones report it; after its end, the next starts again. */
export function createSync(context: Context) {
  const startedAt = new Map<string, number>()
  return (c: HonoContext) =>
    withAccount(context, c, (account) => {
      if (account.type !== 'LINKEDIN' && account.type !== 'TELEGRAM')
        return problem(c, 'feature_not_implemented')
      return c.json({ object: 'AccountResync', status: nextSync(account) })
    })

  function nextSync(account: Account): string {
    const started = startedAt.get(account.id)
    if (started === undefined) {
      startedAt.set(account.id, context.now())
      return 'SYNC_STARTED'
    }
    if (context.now() - started < context.settings.settleMs) return 'SYNC_RUNNING'
    startedAt.delete(account.id)
    return account.sources.every((source) => source.status === 'OK') ? 'SYNC_DONE' : 'SYNC_ERROR'
  }
}

function withAccount(context: Context, c: HonoContext, then: (account: Account) => Response): Response {
  const account = findOwnAccount(context, c, c.req.param('id') ?? '')
  return account ? then(account) : problem(c, 'resource_not_found', 'No account with this id.')
}
