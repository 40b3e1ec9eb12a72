import { html } from 'hono/html'
import { linkPath } from '../core/links.ts'
import { getProvider } from '../core/providers.ts'
import type { Link } from '../core/state.ts'
import type { Html } from '../pages/html.ts'
import { icon } from '../pages/icons.ts'
import { wizardPage } from '../pages/layout.ts'
import { personaHints } from './hints.ts'

export function pickerPage(link: Link): Html {
  const choices = link.providers.map(getProvider).map(
    (provider) => html`<li>
      <a class="choice" href="${linkPath(link)}/${provider.name}">
        <span class="mark little">${icon(provider.family)}</span>${provider.label}<span class="go">${icon('next')}</span>
      </a>
    </li>`,
  )
  const card = html`<div class="title">
      <div class="stack tight">
        <h1>Connect an account</h1>
        <p>Choose the kind of account you want to connect.</p>
      </div>
    </div>
    <ul class="choices">${choices}</ul>
    <footer>
      <form method="post" action="${linkPath(link)}/cancel"><button class="quiet full">Cancel and go back</button></form>
    </footer>`
  return wizardPage({ title: 'Connect an account', gateway: link.gateway, card, below: personaHints() })
}
