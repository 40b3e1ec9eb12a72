import { html } from 'hono/html'
import type { Context } from '../core/context.ts'
import { hideTokens } from '../core/hide-tokens.ts'
import { linkEnd, linkPath } from '../core/links.ts'
import { getProvider } from '../core/providers.ts'
import type { Delivery, Link, Webhook } from '../core/state.ts'
import { clockTime } from '../pages/clock-time.ts'
import type { Html } from '../pages/html.ts'

const SHOWN = { deliveries: 40, requests: 40, links: 12 }

export function deliveriesSection({ state, now }: Context): Html {
  const rows = state.deliveries.slice(-SHOWN.deliveries).reverse()
  return box(
    'deliveries-log',
    'Deliveries',
    'Webhooks and notify callbacks, newest first.',
    rows,
    (delivery) => {
      const last = delivery.attempts.at(-1)
      const tries = delivery.attempts.length > 1 ? html`<small>${delivery.attempts.length} tries</small>` : ''
      return html`<li>
      <span class="when">${clockTime(delivery.createdAt)}</span>
      <span class="what"><strong>${delivery.summary}</strong>
        <span class="muted">${delivery.kind} → ${hideTokens(delivery.url)}</span></span>
      <span class="badge ${toneOf(delivery)}">${stateOf(delivery, last?.answer, now())}${tries}</span>
    </li>`
    },
  )
}

export function requestsSection({ requests }: Context): Html {
  const rows = requests.slice(-SHOWN.requests).reverse()
  return box('requests', 'Requests', 'What asked the sandbox, newest first.', rows, (entry) => {
    const tone = entry.status < 400 ? '' : entry.status < 500 ? 'warn' : 'bad'
    return html`<li>
      <span class="when">${clockTime(entry.at)}</span>
      <span class="what mono"><strong>${entry.method}</strong> ${entry.path}</span>
      <span class="badge ${tone}">${entry.status}<small>${entry.ms} ms</small></span>
    </li>`
  })
}

export function linksSection({ state, now }: Context): Html {
  const rows = state.links.slice(-SHOWN.links).reverse()
  return box('links', 'Hosted links', 'Newest first.', rows, (link) => {
    const end = linkEnd(link, now())
    return html`<li>
      <span class="when">${clockTime(link.createdAt)}</span>
      <span class="what"><strong>${link.type}</strong>
        <span class="muted">${link.gateway} · ${link.providers.map((name) => getProvider(name).label).join(', ')}</span></span>
      <span class="badge ${end && !link.outcome ? 'warn' : 'good'}">${link.outcome?.status ?? end ?? 'open'}</span>
      ${linkActs(link, end !== null)}
    </li>`
  })
}

function linkActs(link: Link, ended: boolean): Html {
  const again = html`<form method="post" action="/control/notify">
    <input type="hidden" name="link" value="${link.token}" /><button class="small plain">Notify again</button>
  </form>`
  return html`<span class="acts">
    ${ended ? '' : html`<a class="button small plain" href="${linkPath(link)}">Open</a>`}
    ${link.lastNotify && link.notifyUrl ? again : ''}
  </span>`
}

type Listener = { name: string; url: string; what: string; enabled: boolean }

export function webhooksSection({ state }: Context): Html {
  const endpoints = state.endpoints.map((endpoint) => ({
    name: endpoint.description ?? 'v2 endpoint',
    url: endpoint.url,
    what: `v2 · ${endpoint.triggerEvents.length} events · signed`,
    enabled: endpoint.enabled,
  }))
  const listeners = [...state.webhooks.map(webhookListener), ...endpoints]
  const sentence = 'Made by POST /api/v1/webhooks, /postpress/v1/webhooks or /v2/webhooks/endpoints/.'
  return box('webhooks', 'Registered webhooks', sentence, listeners, (listener) => {
    return html`<li>
      <span class="what"><strong>${listener.name}</strong>
        <span class="muted">${hideTokens(listener.url)} · ${listener.what}</span></span>
      <span class="badge ${listener.enabled ? 'good' : 'warn'}">${listener.enabled ? 'on' : 'off'}</span>
    </li>`
  })
}

function webhookListener(webhook: Webhook): Listener {
  const events = webhook.events?.length ? `${webhook.events.length} events` : 'all events'
  const headers = webhook.headers.map(({ key }) => key).join(', ') || 'no headers of its own'
  const { gateway, name, source, requestUrl, enabled } = webhook
  return { name: name ?? source, url: requestUrl, what: `${gateway} · ${events} · ${headers}`, enabled }
}

function box<T>(name: string, title: string, sentence: string, rows: T[], draw: (row: T) => Html): Html {
  return html`<section class="box" aria-labelledby="${name}" data-live="${name}">
    <header><h2 id="${name}">${title} <span class="count">${rows.length}</span></h2><p>${sentence}</p></header>
    ${rows.length === 0 ? html`<p class="empty">Nothing yet.</p>` : html`<ul class="log" tabindex="0">${rows.map(draw)}</ul>`}
  </section>`
}

function stateOf(delivery: Delivery, answer: string | undefined, now: number): string {
  if (delivery.outcome === 'delivered') return answer ?? '200'
  if (delivery.outcome === 'dropped') return 'dropped'
  if (delivery.outcome === 'given-up') return `gave up: ${answer}`
  const seconds = Math.ceil((delivery.dueAt - now) / 1000)
  const next = seconds > 0 ? `in ${seconds} s` : 'now'
  return answer ? `${answer}, again ${next}` : `sending ${next}`
}

function toneOf({ outcome, attempts }: Delivery): string {
  if (outcome === 'delivered') return 'good'
  if (outcome === 'given-up') return 'bad'
  return outcome === 'dropped' || attempts.length > 0 ? 'warn' : ''
}
