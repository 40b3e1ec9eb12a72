import { html } from 'hono/html'
import { captchaToken } from '../auth/checkpoints.ts'
import type { Context } from '../core/context.ts'
import { personaList } from '../hosted/hints.ts'
import type { Html } from '../pages/html.ts'
import { page, topBar } from '../pages/layout.ts'
import { personas, personasOn, twoFactorCode } from '../personas.ts'
import { accountsSection } from './accounts-section.ts'
import { hostedV2Section } from './hosted-v2-section.ts'
import { intentsSection } from './intents-section.ts'
import { deliveriesSection, linksSection, requestsSection, webhooksSection } from './logs-sections.ts'
import { modesSection } from './modes-section.ts'
import { toolsSection } from './tools-section.ts'

export function panelPage(context: Context): Html {
  const body = html`${topBar('panel')}
    <main class="panel">
      <div class="intro">
        <h1>Control panel</h1>
        <p class="muted">
          Stands in for Unipile, Postpress and Resend on this machine. What a button does here,
          <code>POST /control/&lt;name&gt;</code> does too.
        </p>
      </div>
      ${modesSection(context)} ${intentsSection(context)} ${accountsSection(context)} ${hostedV2Section(context)}
      <div class="columns">${deliveriesSection(context)} ${requestsSection(context)}</div>
      <div class="columns">${linksSection(context)} ${webhooksSection(context)}</div>
      <div class="columns">${toolsSection(context)} ${personasSection()}</div>
    </main>
    <p class="toast" role="status" hidden></p>`
  return page({ title: 'Control panel · Sandbox gateway', body, script: 'panel.js', styles: 'panel.css' })
}

function personasSection(): Html {
  return html`<section class="box" aria-labelledby="personas">
    <header>
      <h2 id="personas">Personas</h2>
      <p>
        Typed as the password in the hosted pages or sent through the API. The code is <code>${twoFactorCode}</code>,
        a captcha’s <code>${captchaToken}</code>.
      </p>
    </header>
    ${personaList(personasOn('hosted'))}
    <h3>Through the API only</h3>
    ${personaList(personas.filter(({ on }) => on === 'api'))}
  </section>`
}
