import type { Context as HonoContext, MiddlewareHandler } from 'hono'
import { accountsOf } from '../core/accounts.ts'
import type { Context } from '../core/context.ts'
import type { ProviderName } from '../core/providers.ts'
import type { Account, Gateway } from '../core/state.ts'

/** Where Postpress, which speaks v1 under its own name, differs from Unipile. */
export type Dialect = {
  gateway: Exclude<Gateway, 'v2'>
  key(): string
  /** Not on its hosted page, although its API accepts them. */
  hidden: readonly ProviderName[]
  everyLinkOnce: boolean
  /** Whether api_url may include the version path; Postpress's documents disagree, so both forms are accepted. */
  versionInApiUrl: boolean
  /** What an error puts in `instance`: the path, or the id of the request. */
  instance: 'path' | 'request id'
}

export function unipileDialect({ settings }: Context): Dialect {
  const key = () => settings.apiKey
  const common = { hidden: [], everyLinkOnce: false, versionInApiUrl: false } as const
  return { gateway: 'v1', key, ...common, instance: 'path' }
}

export function postpressDialect({ settings }: Context): Dialect {
  const key = () => settings.postpressApiKey
  const common = { hidden: ['MESSENGER', 'TWITTER'], everyLinkOnce: true, versionInApiUrl: true } as const
  return { gateway: 'postpress', key, ...common, instance: 'request id' }
}

/** Gives everything that handles the call access to the dialect. */
export function speak(dialect: Dialect): MiddlewareHandler {
  return async (c, next) => {
    c.set('dialect', dialect)
    await next()
  }
}

export function dialectOf(c: HonoContext): Dialect {
  return c.get('dialect')
}

/** Finds an account of this dialect; those of other dialects are unknown here. */
export function findOwnAccount(context: Context, c: HonoContext, id: string): Account | null {
  return accountsOf(context, dialectOf(c).gateway).find((account) => account.id === id) ?? null
}
