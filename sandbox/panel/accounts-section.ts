import { html } from 'hono/html'
import type { Context } from '../core/context.ts'
import { providerOfType } from '../core/providers.ts'
import { type Account, sourceStatuses, type V2Part } from '../core/state.ts'
import { v1StatusOf } from '../core/status-words.ts'
import type { Html } from '../pages/html.ts'
import { icon } from '../pages/icons.ts'
import { statusWords } from './status-control.ts'

export function accountsSection({ state: { accounts } }: Context): Html {
  return html`<section class="box" aria-labelledby="accounts" data-live="accounts">
    <header>
      <h2 id="accounts">Accounts <span class="count">${accounts.length}</span></h2>
      <p>Setting a status also sends the status webhook.</p>
    </header>
    ${accounts.length === 0 ? nobody() : html`<ul class="accounts">${accounts.toReversed().map(row)}</ul>`}
  </section>`
}

function nobody(): Html {
  return html`<p class="empty">No account yet. Connect one through a hosted link, or create one below.</p>`
}

function row(account: Account): Html {
  const provider = providerOfType(account.type)
  const others = account.name === account.identity.login ? '' : html` · ${account.identity.login}`
  return html`<li>
    <span class="mark little">${icon(provider.family)}</span>
    <div class="who"><strong>${account.name}</strong><span class="muted">${provider.label} · ${account.gateway}${others}</span></div>
    <code class="id">${account.id}</code>
    <div class="badges" data-live="badges-${account.id}">${badges(account)}</div>
    <div class="acts">${statusForm(account)} ${deleteForm(account)}</div>
  </li>`
}

function badges(account: Account): Html | Html[] {
  if (account.v2) return v2Badges(account.v2)
  if (account.sources.length === 0) return html`<span class="badge">no sources yet</span>`
  return account.sources.map(({ id, status }) => {
    const source =
      account.sources.length > 1 ? html`<small>${id.replace(`${account.id}_`, '').toLowerCase()}</small>` : ''
    return html`<span class="badge ${toneOf(status)}">${status}${source}</span>`
  })
}

function v2Badges({ status, isLocked, initialSync, products }: V2Part): Html[] {
  return [
    html`<span class="badge ${toneOf(v1StatusOf(status))}">${status}</span>`,
    ...(isLocked ? [html`<span class="badge warn">locked</span>`] : []),
    ...(initialSync
      ? [html`<span class="badge">${initialSync.status}<small>initial sync</small></span>`]
      : []),
    ...Object.entries(products ?? {}).map(
      ([name, word]) =>
        html`<span class="badge ${toneOf(v1StatusOf(word))}">${word}<small>${name}</small></span>`,
    ),
  ]
}

function statusForm(account: Account): Html {
  const current = v1StatusOf(account.v2?.status ?? account.sources[0]?.status ?? '')
  const words = account.v2 ? statusWords.filter((word) => !isSourceStatus(word)) : sourceStatuses
  const preset = current === 'CREDENTIALS' ? ['OK', 'running'] : ['CREDENTIALS', 'disconnected']
  return html`<form method="post" action="/control/status">
    <input type="hidden" name="account_id" value="${account.id}" />
    <select name="status" aria-label="New status of ${account.name}">
      ${words.map((word) => html`<option ${preset.includes(word) ? html`selected` : ''}>${word}</option>`)}
    </select>
    ${account.sources.length > 1 ? sourceSelect(account) : ''}
    <label class="check"><input type="checkbox" name="silent" /> no webhook</label>
    <button class="small" aria-label="Set status of ${account.name}">Set</button>
  </form>`
}

function sourceSelect(account: Account): Html {
  return html`<select name="source" aria-label="Source of ${account.name}">
    <option value="">all sources</option>
    ${account.sources.map(({ id }) => html`<option value="${id}">${id.replace(`${account.id}_`, '').toLowerCase()}</option>`)}
  </select>`
}

function deleteForm(account: Account): Html {
  return html`<form method="post" action="/control/delete-account">
    <input type="hidden" name="account_id" value="${account.id}" />
    <button class="small quiet" aria-label="Delete ${account.name}">Delete</button>
  </form>`
}

function isSourceStatus(word: string): boolean {
  return sourceStatuses.some((status) => status === word)
}

function toneOf(status: string): string {
  if (status === 'OK') return 'good'
  return status === 'CREDENTIALS' || status === 'ERROR' ? 'bad' : 'warn'
}
