import { html } from 'hono/html'
import type { LinkEnd } from '../core/links.ts'
import type { Account, Link } from '../core/state.ts'
import type { Html } from '../pages/html.ts'
import { type IconName, icon } from '../pages/icons.ts'
import { wizardPage } from '../pages/layout.ts'

export function successPage(link: Link, account: Account | null): Html {
  const name = account ? html`<strong>${account.name}</strong>` : html`The account`
  const sentence = html`${name} is ${link.type === 'reconnect' ? 'connected again' : 'connected'}.`
  return outcome(link, 'good', 'done', 'All done', sentence, link.successUrl, 'Continue')
}

export function failurePage(link: Link, reason: string): Html {
  if (reason === 'restricted') {
    const sentence = html`The provider restricted this account. Lift the restriction there, then try again.`
    return outcome(link, 'bad', 'shield', 'Account restricted', sentence, link.failureUrl, 'Go back')
  }
  if (reason === 'gone') {
    const sentence = html`The account to reconnect no longer exists here.`
    return outcome(link, 'bad', 'stop', 'Account not found', sentence, link.failureUrl, 'Go back')
  }
  if (reason === 'cancelled') {
    const sentence = html`You left before the account was connected. Nothing was changed.`
    return outcome(link, 'warn', 'stop', 'Nothing connected', sentence, link.failureUrl, 'Go back')
  }
  const sentence = html`Something went wrong while connecting the account.`
  return outcome(link, 'bad', 'stop', 'Not connected', sentence, link.failureUrl, 'Go back')
}

const ends: Record<LinkEnd, string> = {
  expired: 'It was valid for a short time only.',
  used: 'It was used already, and it works once.',
  restart: 'The gateway restarted, as it does every day, and forgot it.',
}

export function endedLinkPage(link: Link | null, end: LinkEnd | null): Html {
  const why = end ? ends[end] : 'It is unknown here.'
  const next = link?.failureUrl
    ? 'Go back and start again to get a new one.'
    : 'Return to the app you came from and start again.'
  const sentence = html`This link no longer works. ${why} ${next}`
  return outcome(link, 'warn', 'clock', 'Link expired', sentence, link?.failureUrl ?? null, 'Go back')
}

type Tone = 'good' | 'bad' | 'warn'

function outcome(
  link: Link | null,
  tone: Tone,
  drawing: IconName,
  heading: string,
  sentence: Html,
  url: string | null,
  button: string,
) {
  const card = html`<div class="title">
      <span class="mark ${tone}">${icon(drawing)}</span>
      <div class="stack tight"><h1>${heading}</h1><p>${sentence}</p></div>
    </div>
    ${url ? html`<a class="button full" href="${url}">${button}</a>` : html`<p class="muted">You can close this page.</p>`}`
  return wizardPage({ title: heading, gateway: link?.gateway ?? 'v1', card })
}
