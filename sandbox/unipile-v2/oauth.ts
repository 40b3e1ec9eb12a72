import type { Context as HonoContext } from 'hono'
import { refusalOfProxy } from '../auth/proxy.ts'
import type { Context } from '../core/context.ts'
import { addLink, linkPath } from '../core/links.ts'
import type { ProviderName } from '../core/providers.ts'
import type { Account, V2Part } from '../core/state.ts'
import { fail, isHttpUrl, type Json, optionalText } from './fields.ts'
import { refused } from './problem.ts'

type Wanted = {
  provider: ProviderName
  target: Account | null
  state: string | null
  v2: Partial<V2Part>
  proxy: unknown
}

/**
 * Google and Microsoft: the answer is an address to open, here the consent page of the hosted pages. What
 * comes back to oauth_callback_redirect_uri is documented nowhere; here it is what hosted links bring back.
 */
export function createOauthLink(context: Context, c: HonoContext, body: Json, wanted: Wanted) {
  const { provider, target, state, v2, proxy } = wanted
  const redirectUri = body.oauth_callback_redirect_uri
  if (!isHttpUrl(redirectUri)) return fail('oauth_callback_redirect_uri is required.')
  const trouble = refusalOfProxy(proxy)
  if (trouble) return refused(c, trouble)
  const link = addLink(context, {
    gateway: 'v2',
    type: target ? 'reconnect' : 'create',
    providers: [provider],
    accountId: target?.id ?? null,
    name: null,
    notifyUrl: null,
    successUrl: null,
    failureUrl: null,
    redirectUri,
    state,
    loginHint: optionalText(body, 'login_hint'),
    config: { [provider]: v2 },
    expiresAt: context.now() + context.settings.intentLifeMs,
    singleUse: true,
    skipSuccessPage: true,
  })
  return c.json({ object: 'OauthUrl', url: context.origin() + linkPath(link) })
}
