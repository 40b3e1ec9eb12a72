/**
 * The pages behind a hosted auth link, for every dialect. Unsure, because no source says: the HTTP code of
 * a dead link's page (here 410), query parameters on v1's redirects (here none), whether giving up or a
 * denied consent notifies (here not), how long a QR code lives (here redrawn every 20 s, never stale). In v2
 * every end of a flow goes back to redirect_uri (see return-address.ts); that leaving the pages does, and as
 * what (here provider/invalid_authorization), is a guess.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { Hono, type Context as HonoContext } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { findTwin } from '../auth/complete.ts'
import { reasonOf } from '../auth/persona-reasons.ts'
import { findAccount } from '../core/accounts.ts'
import type { Context } from '../core/context.ts'
import { identityOf } from '../core/identities.ts'
import { findLink, linkEnd, linkPath } from '../core/links.ts'
import { getProvider, isProviderName } from '../core/providers.ts'
import type { Gateway, Link } from '../core/state.ts'
import type { Html } from '../pages/html.ts'
import type { PersonaName } from '../personas.ts'
import { codePage } from './code-page.ts'
import { consentPage } from './consent-page.ts'
import type { Step } from './form-parts.ts'
import { hostedPersonaOf } from './hosted-persona.ts'
import { endedLinkPage, failurePage, successPage } from './outcome-pages.ts'
import { passwordPage } from './password-page.ts'
import { pickerPage } from './picker-page.ts'
import { drawQrCode } from './qr-image.ts'
import { qrPage } from './qr-page.ts'
import { type FailureReason, failureAddress, successAddress } from './return-address.ts'
import { type SignInResult, signIn } from './sign-in.ts'

const sentences: Partial<Record<SignInResult, string>> = {
  wrong_password: 'Wrong username or password. Check both and try again.',
  wrong_account: 'Wrong account: these credentials belong to another account than the one to reconnect.',
  wrong_code: 'That code is wrong. Try again.',
}

/** The pages of the links of these gateways. */
export function hostedPages(context: Context, gateways: readonly Gateway[]): Hono {
  const app = new Hono()
  app.use(bodyLimit({ maxSize: 16 * 1024, onError: (c) => c.text('Too large', 413) }))

  app.get('/:token', (c) =>
    withLink(c, (link) => {
      const [only] = link.providers
      return only && link.providers.length === 1
        ? c.redirect(`${linkPath(link)}/${only}`, 303)
        : c.html(pickerPage(link))
    }),
  )
  app.post('/:token/cancel', (c) => withLink(c, (link) => leave(c, link, 'cancelled')))
  app.get('/:token/done', (c) => {
    const link = ownLink(c)
    if (!link?.outcome) return ended(c, link)
    return c.html(successPage(link, findAccount(context, link.outcome.accountId ?? '')))
  })
  app.get('/:token/failed/:reason', (c) => {
    const link = ownLink(c)
    return link ? c.html(failurePage(link, c.req.param('reason'))) : ended(c, null)
  })
  app.get('/:token/:provider', (c) =>
    withStep(c, (step) => c.html(firstPage(step, c.req.query('expired') === '1'))),
  )
  app.get('/:token/:provider/qr.svg', (c) =>
    withStep(c, () =>
      c.body(drawQrCode(), 200, { 'content-type': 'image/svg+xml', 'cache-control': 'no-store' }),
    ),
  )
  app.post('/:token/:provider/deny', (c) => withLink(c, (link) => leave(c, link, 'cancelled')))
  app.post('/:token/:provider/code', async (c) => {
    const form = await readForm(c)
    return withStep(c, (step) => attempt(c, { ...step, login: form.login }, '2fa', form.code))
  })
  app.post('/:token/:provider', async (c) => {
    const form = await readForm(c)
    return withStep(c, (step) => {
      if (!form.login) return c.html(firstPage({ ...step, error: 'Say who signs in.' }, false))
      return attempt(c, { ...step, login: form.login }, hostedPersonaOf(form.password), null)
    })
  })
  return app

  async function attempt(c: HonoContext, step: Step, persona: PersonaName, code: string | null) {
    const { link, provider, login } = step
    const result = signIn(context, link, { provider: provider.name, login, persona, code })
    switch (result) {
      case 'connected':
        await letEventPass(context, link)
        return c.redirect(successAddress(context, link) ?? `${linkPath(link)}/done`, 303)
      case 'wrong_password':
        return c.html(firstPage({ ...step, error: sentences[result] ?? null }, false))
      case 'wrong_account':
        if (link.redirectUri !== null) return leave(c, link, 'mismatch')
        return c.html(firstPage({ ...step, error: sentences[result] ?? null }, false))
      case 'code_needed':
      case 'wrong_code':
        return c.html(codePage({ ...step, error: sentences[result] ?? null }))
      case 'restricted':
      case 'account_gone': {
        const reason = result === 'restricted' ? 'restricted' : 'gone'
        const page = `${linkPath(link)}/failed/${reason}`
        return link.redirectUri === null ? c.redirect(page, 303) : leave(c, link, reason)
      }
      case 'exists':
        return leave(c, link, 'exists', persona === 'exists-text' ? undefined : twinOf(step))
      case 'refused':
        return leave(c, link, reasonOf(persona) ?? 'failed')
      case 'failed':
        return leave(c, link, persona === 'fail-no-state' ? 'no_state' : 'failed')
    }
  }

  function leave(c: HonoContext, link: Link, reason: FailureReason, detail?: string) {
    const address = failureAddress(context, link, reason, detail)
    return c.redirect(address ?? `${linkPath(link)}/failed/${reason}`, 303)
  }

  function twinOf({ link, provider, login, account }: Step): string | undefined {
    const identity = identityOf(provider.name, login)
    const person = { gateway: link.gateway, provider: provider.name, identity, target: account }
    return findTwin(context, person)?.id
  }

  function withLink(c: HonoContext, then: (link: Link) => Response | Promise<Response>) {
    const link = ownLink(c)
    return link && !linkEnd(link, context.now()) ? then(link) : ended(c, link)
  }

  function withStep(c: HonoContext, then: (step: Step) => Response | Promise<Response>) {
    return withLink(c, (link) => {
      const name = c.req.param('provider')
      if (!isProviderName(name) || !link.providers.includes(name)) return c.redirect(linkPath(link), 303)
      const account = link.accountId ? findAccount(context, link.accountId) : null
      return then({
        link,
        provider: getProvider(name),
        account,
        error: null,
        login: account?.identity.login ?? link.loginHint ?? '',
      })
    })
  }

  function ownLink(c: HonoContext): Link | null {
    const link = findLink(context, c.req.param('token') ?? '')
    return link && gateways.includes(link.gateway) ? link : null
  }

  function ended(c: HonoContext, link: Link | null) {
    if (link && link.redirectUri !== null) return leave(c, link, 'expired')
    return c.html(endedLinkPage(link, link && linkEnd(link, context.now())), 410)
  }
}

function firstPage(step: Step, expired: boolean): Html {
  switch (step.provider.signIn) {
    case 'password':
      return passwordPage(step)
    case 'consent':
      return consentPage(step)
    case 'qr':
      return qrPage(step, expired)
  }
}

async function readForm(c: HonoContext) {
  const form = await c.req.parseBody().catch(() => ({}) as Record<string, unknown>)
  const text = (name: string) => (typeof form[name] === 'string' ? form[name].trim().slice(0, 200) : '')
  return { login: text('other_login') || text('login'), password: text('password'), code: text('code') }
}

/** Mode event_first: holds the browser until the event has had time to arrive. */
async function letEventPass(context: Context, link: Link) {
  const { order, delayMs } = context.state.modes.hostedV2
  if (link.gateway === 'v2' && order === 'event_first') await wait(delayMs, undefined, { ref: false })
}
