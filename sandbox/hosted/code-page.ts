import { html } from 'hono/html'
import type { Html } from '../pages/html.ts'
import { wizardPage } from '../pages/layout.ts'
import { twoFactorCode } from '../personas.ts'
import { cancelForm, type Step, stepError, stepPath, stepTitle } from './form-parts.ts'

export function codePage(step: Step): Html {
  const card = html`${stepTitle(step, 'Enter the code', `${step.provider.label} sent a 6-digit code to confirm it is you.`)}
    <form class="stack" method="post" action="${stepPath(step, '/code')}">
      ${stepError(step.error)}
      <input type="hidden" name="login" value="${step.login}" />
      <div class="field">
        <label for="code">Code</label>
        <input class="code" id="code" name="code" required maxlength="12" inputmode="numeric"
          autocomplete="one-time-code" autofocus />
      </div>
      <button class="full">Continue</button>
    </form>
    ${cancelForm(step.link)}`
  const hint = html`<details>
    <summary>Sandbox hints: the code</summary>
    <div class="inside"><p class="small muted"><code>${twoFactorCode}</code> is right, any other code is wrong.</p></div>
  </details>`
  return wizardPage({ title: 'Enter the code', gateway: step.link.gateway, card, below: hint })
}
