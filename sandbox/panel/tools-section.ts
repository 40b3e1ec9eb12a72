import { html } from 'hono/html'
import type { Context } from '../core/context.ts'
import { allProviderNames } from '../core/providers.ts'
import { gateways, sourceStatuses } from '../core/state.ts'
import type { Html } from '../pages/html.ts'

export function toolsSection(context: Context): Html {
  return html`<section class="box" aria-labelledby="tools">
    <header><h2 id="tools">Tools</h2><p>The rarer accidents.</p></header>
    <div class="buttons">
      ${button('restart', 'Daily restart', 'Every hosted link dies')}
      ${button('expire-links', 'Expire links', 'Every hosted link is past its time')}
      ${button('clear-mail', 'Clear mail', 'Empties the mailbox')}
      ${button('reset', 'Reset everything', 'Forgets accounts, webhooks, links, deliveries and mail', true)}
    </div>
    ${tool('create-account', 'Create an account', createFields())} ${tool('account', 'Change who an account is', identityFields())}
    ${tool('send-webhook', 'Send a raw webhook', webhookFields())} ${tool('notify', 'Send a forged notify', notifyFields())}
    ${tool('timing', 'Change how long things take', timingFields(context))}
    ${tool('linkedin-cookie', 'Make a LinkedIn cookie known', cookieFields())}
    ${tool('linkedin-down', 'Take LinkedIn down for cookies', downFields())}
  </section>`
}

function button(name: string, label: string, what: string, sure = false): Html {
  return html`<form method="post" action="/control/${name}" ${sure ? html`data-confirm="${what}. Go on?"` : ''}>
    <button class="small plain" title="${what}">${label}</button>
  </form>`
}

function tool(name: string, title: string, fields: Html): Html {
  return html`<details>
    <summary>${title}</summary>
    <form class="inside" method="post" action="/control/${name}">${fields}<button class="small">${title}</button></form>
  </details>`
}

function input(id: string, name: string, label: string, value = '', required = true): Html {
  return html`<div class="field">
    <label for="${id}">${label}</label>
    <input id="${id}" name="${name}" value="${value}" ${required ? html`required` : ''} autocomplete="off" />
  </div>`
}

function choice(id: string, name: string, label: string, options: readonly string[]): Html {
  return html`<div class="field">
    <label for="${id}">${label}</label>
    <select id="${id}" name="${name}">${options.map((option) => html`<option>${option}</option>`)}</select>
  </div>`
}

function createFields(): Html {
  return html`${choice('create-type', 'type', 'Type', allProviderNames)} ${input('create-name', 'name', 'Name', 'Ada Example')}
  ${input('create-username', 'username', 'Username', 'ada@example.com', false)}
  ${choice('create-status', 'status', 'Status', sourceStatuses)}
  ${choice('create-gateway', 'gateway', 'Gateway', gateways)}`
}

function identityFields(): Html {
  return html`${input('identity-account', 'account_id', 'Account id')}
  ${input('identity-login', 'identity', 'New username', 'mallory@example.com')}`
}

function webhookFields(): Html {
  const example =
    '{"AccountStatus":{"account_id":"unknown","account_type":"LINKEDIN","message":"CREDENTIALS"}}'
  return html`${area('webhook-body', 'Body, sent as it is', example)}
  ${input('webhook-headers', 'headers', 'Other headers, as JSON', '', false)}
  ${choice('webhook-gateway', 'gateway', 'Gateway', gateways)}
  ${input('webhook-to', 'to', 'Address on localhost; empty for every status webhook', '', false)}
  ${input('webhook-age', 'age_seconds', 'v2: signed how many seconds ago', '0', false)}
  <label class="check"><input type="checkbox" name="forged" /> v2: signed with a wrong secret</label>`
}

function notifyFields(): Html {
  return html`${input('notify-url', 'url', 'Address on localhost', 'http://localhost:3000/api/webhooks/notify/forged')}
  ${area('notify-body', 'Body, sent as it is', '{"status":"CREATION_SUCCESS","account_id":"unknown","name":"user_1"}')}`
}

function area(id: string, label: string, value: string): Html {
  return html`<div class="field">
    <label for="${id}">${label}</label>
    <textarea class="mono" id="${id}" name="body" rows="3" required spellcheck="false">${value}</textarea>
  </div>`
}

function timingFields({ settings }: Context): Html {
  const { qrLifeMs, qrRotations, inAppMs, intentLifeMs } = settings
  return html`${input('timing-qr', 'qr_life_ms', 'A QR code lives, in ms', String(qrLifeMs))}
  ${input('timing-turns', 'qr_rotations', 'and is replaced so many times', String(qrRotations))}
  ${input('timing-app', 'in_app_ms', 'An approval is waited for, in ms', String(inAppMs))}
  ${input('timing-intent', 'intent_life_ms', 'A sign-in is remembered, in ms', String(intentLifeMs))}`
}

function cookieFields(): Html {
  return html`${input('cookie-value', 'li_at', 'Value of li_at')}
  ${input('cookie-login', 'login', 'Whose it is', 'ada@example.com')}
  ${input('cookie-agent', 'user_agent', 'User agent of the browser; empty for any', '', false)}
  ${choice('cookie-valid', 'valid', 'Valid', ['true', 'false'])}
  ${input('cookie-persona', 'persona', 'What a login with it meets: a magic password', 'good', false)}`
}

function downFields(): Html {
  return html`${input('down-minutes', 'minutes', 'Minutes; 0 brings it back', '10')}`
}
