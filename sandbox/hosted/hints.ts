import { html } from 'hono/html'
import type { Html } from '../pages/html.ts'
import { type Persona, personasOn } from '../personas.ts'

export function personaHints(): Html {
  return html`<details>
    <summary>Sandbox hints: what to type</summary>
    <div class="inside">
      <p class="small muted">Nothing here reaches a real provider. Any username works; the password decides what happens.</p>
      ${personaList(personasOn('hosted'))}
    </div>
  </details>`
}

export function personaList(personas: readonly Persona[]): Html {
  return html`<ul class="hints">
    ${personas.map((persona) => html`<li><code>${persona.password}</code><span>${persona.what}</span></li>`)}
  </ul>`
}

/** For pages with nothing to type: the same personas as a choice. */
export function personaChoice(): Html {
  return html`<div class="field">
    <label for="persona">What happens</label>
    <select id="persona" name="password">
      ${personasOn('hosted').map((persona) => html`<option value="${persona.password}">${persona.title}</option>`)}
    </select>
  </div>`
}
