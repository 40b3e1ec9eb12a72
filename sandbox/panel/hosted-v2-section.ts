import { html } from 'hono/html'
import type { Context } from '../core/context.ts'
import { eventModes, orderModes, redirectModes, statePlaces } from '../core/state.ts'
import type { Html } from '../pages/html.ts'

/** How the two proofs of a hosted v2 flow reach the app. */
export function hostedV2Section({ state: { modes } }: Context): Html {
  const { redirect, event, order, stateIn, delayMs } = modes.hostedV2
  return html`<section class="box" aria-labelledby="hosted-v2" data-live="hosted-v2">
    <header>
      <h2 id="hosted-v2">Hosted flows of v2</h2>
      <p>A success is told twice, by the redirect and by the event. Either may be late, poor or missing.</p>
    </header>
    <form class="fields" method="post" action="/control/hosted-v2">
      ${choice('redirect', 'Redirect', redirectModes, redirect)} ${choice('event', 'Event', eventModes, event)}
      ${choice('order', 'Order', orderModes, order)} ${choice('state_in', 'State in', statePlaces, stateIn)}
      <label class="inline">Delay <input name="delay_ms" type="number" min="0" max="600000" step="100"
        value="${delayMs}" /> ms</label>
      <button class="small">Set</button>
    </form>
  </section>`
}

function choice(name: string, label: string, options: readonly string[], current: string): Html {
  return html`<div class="field">
    <label for="hosted-${name}">${label}</label>
    <select id="hosted-${name}" name="${name}">
      ${options.map((option) => html`<option value="${option}" ${option === current ? html`selected` : ''}>${option.replace('_', ' ')}</option>`)}
    </select>
  </div>`
}
