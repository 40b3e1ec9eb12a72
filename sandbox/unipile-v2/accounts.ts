import type { Context as HonoContext } from 'hono'
import { refusalOfProxy } from '../auth/proxy.ts'
import { accountsOf, removeAccount, startSettling } from '../core/accounts.ts'
import { announceStatus } from '../core/announce.ts'
import type { Context } from '../core/context.ts'
import { providerOfType, v2WordOf } from '../core/providers.ts'
import type { Account, V2Part } from '../core/state.ts'
import { accountObject } from './account-object.ts'
import { readCustomProxy } from './config.ts'
import { isRecord, optionalRecord, optionalText, pageOf, readBody } from './fields.ts'
import { problem, refused } from './problem.ts'

/** GET /v2/accounts/, by name; the filters are those of the vendor's generated client. */
export function listAccounts(context: Context, c: HonoContext) {
  const { status, provider, search } = c.req.query()
  const found = accountsOf(context, 'v2')
    .filter(
      (account) =>
        (!status || account.v2?.status === status) &&
        (!provider || v2WordOf(providerOfType(account.type).name) === provider) &&
        (!search || account.name.toLowerCase().includes(search.toLowerCase())),
    )
    .sort((one, other) => one.name.localeCompare(other.name))
  return pageOf(c, 'Accounts', found, accountObject)
}

export function getAccount(context: Context, c: HonoContext) {
  return withAccount(context, c, (account) => c.json(accountObject(account)))
}

// Vendor: changing the proxy restarts the account; `metadata` replaces the custom data.
export async function patchAccount(context: Context, c: HonoContext) {
  const body = await readBody(c)
  return withAccount(context, c, (account, part) => {
    const trouble = refusalOfProxy(body.proxy)
    if (trouble) return refused(c, trouble)
    const country = optionalText(body, 'auto_proxy_country')
    if (body.metadata !== undefined) part.customData = optionalRecord(body, 'metadata')
    if (isRecord(body.proxy)) part.proxy = readCustomProxy(body.proxy)
    if (body.proxy === null || country !== null) part.proxy = { country: country ?? 'FR', auto: true }
    const isHealthy = part.status === 'running'
    if ((body.proxy !== undefined || country !== null) && isHealthy) startSettling(context, account)
    context.changed()
    return c.json(accountObject(account))
  })
}

export function deleteAccount(context: Context, c: HonoContext) {
  return withAccount(context, c, (account) => {
    removeAccount(context, account)
    announceStatus(context, account, 'DELETED')
    return c.json({ success: true })
  })
}

/** GET /v2/{account_id}/users/me: the cheap call that tells whether a session is alive. */
export function getOwnProfile(context: Context, c: HonoContext) {
  return withAccount(context, c, (account, part) => {
    if (part.status === 'disconnected') return problem(c, 'invalid_authorization')
    const { id, displayName } = account.identity
    return c.json({ object: 'User', id, name: displayName })
  })
}

type Then = (account: Account, part: V2Part) => Response

function withAccount(context: Context, c: HonoContext, then: Then): Response {
  const account = accountsOf(context, 'v2').find(({ id }) => id === c.req.param('id'))
  return account?.v2 ? then(account, account.v2) : problem(c, 'not_found', 'No such account.')
}
