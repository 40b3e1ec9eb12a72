import { html } from 'hono/html'
import type { Context } from '../core/context.ts'
import { deliveryModes, type Gateway, gatewayModes, gateways, mailModes } from '../core/state.ts'
import type { Html } from '../pages/html.ts'

type Switch = {
  name: 'gateway' | 'deliveries' | 'mail'
  title: string
  modes: readonly string[]
  current: { mode: string; delayMs?: number; only?: Gateway | null }
  words: Record<string, string>
}

const gatewayWords = {
  up: 'Answers normally.',
  down: 'Every API call gets 503.',
  slow: 'Answers after the delay.',
  error: 'Every API call gets 500.',
  unauthorized: 'Every API call gets 401, as if the key were revoked.',
  rate_limited: 'Every API call gets 429.',
  hang: 'Never answers; callers have to give up.',
}

const deliveryWords = {
  normal: 'Webhooks and notify callbacks go out at once, in order.',
  delay: 'They wait for the delay.',
  double: 'Each is sent twice at once.',
  drop: 'None is sent.',
  reorder: 'Every other webhook, and each notify, is overtaken.',
}

const mailWords = {
  up: 'Emails land in the mailbox.',
  down: 'POST /emails gets 500.',
  rate_limited: 'POST /emails gets 429.',
  rejecting: 'POST /emails gets 422.',
  lost: 'The email is kept, but the answer is 500.',
  cut: 'The email is kept, and the connection is cut.',
  hang: 'Never answers; callers have to give up.',
}

export function modesSection({ state: { modes } }: Context): Html {
  const switches: Switch[] = [
    {
      name: 'gateway',
      title: 'Gateway API',
      modes: gatewayModes,
      current: modes.gateway,
      words: gatewayWords,
    },
    {
      name: 'deliveries',
      title: 'Deliveries',
      modes: deliveryModes,
      current: modes.deliveries,
      words: deliveryWords,
    },
    { name: 'mail', title: 'Mail', modes: mailModes, current: modes.mail, words: mailWords },
  ]
  return html`<div class="modes">${switches.map(modeSwitch)}</div>`
}

function modeSwitch({ name, title, modes, current, words }: Switch): Html {
  const usual = modes[0] === current.mode
  const buttons = modes.map(
    (mode) => html`<button class="mode" name="mode" value="${mode}" title="${words[mode] ?? ''}"
      aria-pressed="${mode === current.mode ? 'true' : 'false'}">${mode.replace('_', ' ')}</button>`,
  )
  return html`<section class="box" aria-labelledby="mode-${name}" data-live="mode-${name}">
    <header><h2 id="mode-${name}">${title}</h2><p class="${usual ? '' : 'unusual'}">${words[current.mode] ?? `Every call gets ${current.mode}.`}</p></header>
    <form method="post" action="/control/${name}">
      <div class="segments" role="group" aria-label="${title} mode">${buttons}</div>
      ${
        current.delayMs === undefined
          ? ''
          : html`<label class="inline">Delay <input name="delay_ms" type="number" min="0" max="600000" step="100"
              value="${current.delayMs}" /> ms</label>`
      }
      ${current.only === undefined ? '' : onlySelect(current.only)}
    </form>
  </section>`
}

function onlySelect(current: Gateway | null): Html {
  const options = gateways.map(
    (name) => html`<option value="${name}" ${name === current ? html`selected` : ''}>only ${name}</option>`,
  )
  return html`<label class="inline">At
    <select name="only"><option value="">every gateway</option>${options}</select></label>`
}
