import type { Context as HonoContext } from 'hono'
import type { Context } from '../core/context.ts'
import { addLink, linkPath } from '../core/links.ts'
import { type ProviderName, providerOfType } from '../core/providers.ts'
import { dialectOf, findOwnAccount } from './dialect.ts'
import { invalid, isRecord, type Json } from './fields.ts'
import { checkLinkRequest, listedProviders } from './link-request.ts'
import { linkSchema } from './link-schema.ts'
import { problem, validationProblem } from './problem.ts'

/** POST /hosted/accounts/link */
export async function createLink(context: Context, c: HonoContext) {
  const body: unknown = await c.req.json().catch(() => undefined)
  if (!isRecord(body)) return problem(c, 'malformed_request')
  const { gateway, hidden, everyLinkOnce } = dialectOf(c)
  const faults = checkLinkRequest(body, context.now(), dialectOf(c))
  if (faults.length > 0) return validationProblem(c, faults, linkSchema, body)
  const target = body.type === 'reconnect' ? findOwnAccount(context, c, String(body.reconnect_account)) : null
  if (body.type === 'reconnect' && !target)
    return problem(c, 'resource_not_found', 'No account with this id.')
  const providers: ProviderName[] = target
    ? [providerOfType(target.type).name]
    : listedProviders(body.providers).filter((name) => !hidden.includes(name))
  if (providers.length === 0) {
    return validationProblem(c, [invalid('providers', 'Expected one the page offers')], linkSchema, body)
  }
  const link = addLink(context, {
    gateway,
    type: target ? 'reconnect' : 'create',
    providers,
    accountId: target?.id ?? null,
    name: text(body, 'name'),
    notifyUrl: text(body, 'notify_url'),
    successUrl: text(body, 'success_redirect_url'),
    failureUrl: text(body, 'failure_redirect_url'),
    expiresAt: Date.parse(String(body.expiresOn)),
    redirectUri: null,
    state: null,
    loginHint: null,
    config: {},
    singleUse: everyLinkOnce || body.single_use === true,
    skipSuccessPage: body.bypass_success_screen === true,
  })
  return c.json({ object: 'HostedAuthURL', url: context.origin() + linkPath(link) }, 201)
}

function text(body: Json, name: string): string | null {
  return typeof body[name] === 'string' ? body[name] : null
}
