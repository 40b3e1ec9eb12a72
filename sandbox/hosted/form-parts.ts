import { html } from 'hono/html'
import { linkPath } from '../core/links.ts'
import type { Provider } from '../core/providers.ts'
import type { Account, Link } from '../core/state.ts'
import type { Html } from '../pages/html.ts'
import { icon } from '../pages/icons.ts'

/** What every page of the wizard knows. */
export type Step = {
  link: Link
  provider: Provider
  account: Account | null
  error: string | null
  login: string
}

export function stepTitle({ provider, account }: Step, heading: string, sentence: string): Html {
  return html`<div class="title">
    <span class="mark">${icon(provider.family)}</span>
    <div class="stack tight">
      <h1>${heading}</h1>
      <p>${account ? html`Reconnecting <strong>${account.name}</strong>. ${sentence}` : sentence}</p>
    </div>
  </div>`
}

export function stepError(error: string | null): Html | '' {
  return error ? html`<p class="alert" role="alert">${error}</p>` : ''
}

export function stepPath(step: Step, rest = ''): string {
  return `${linkPath(step.link)}/${step.provider.name}${rest}`
}

export function cancelForm(link: Link, label = 'Cancel and go back'): Html {
  const others = link.providers.length > 1
  return html`<footer class="stack tight">
    ${others ? html`<a class="button quiet" href="${linkPath(link)}">Choose another account type</a>` : ''}
    <form method="post" action="${linkPath(link)}/cancel"><button class="quiet full">${label}</button></form>
  </footer>`
}
