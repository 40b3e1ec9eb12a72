import { html } from 'hono/html'
import type { Html } from '../pages/html.ts'
import { wizardPage } from '../pages/layout.ts'
import { cancelForm, type Step, stepError, stepPath, stepTitle } from './form-parts.ts'
import { personaHints } from './hints.ts'

export function passwordPage(step: Step): Html {
  const { provider } = step
  const sentence = 'Enter what you use to sign in there.'
  const card = html`${stepTitle(step, `Sign in to ${provider.label}`, sentence)}
    <form class="stack" method="post" action="${stepPath(step)}">
      ${stepError(step.error)}
      <div class="field">
        <label for="login">${provider.loginLabel}</label>
        <input id="login" name="login" value="${step.login}" required maxlength="200" autocomplete="off"
          autocapitalize="none" spellcheck="false" />
      </div>
      <div class="field">
        <label for="password">Password</label>
        <input id="password" name="password" type="password" required maxlength="200" autocomplete="off" />
      </div>
      <button class="full">Sign in</button>
    </form>
    ${cancelForm(step.link)}`
  return wizardPage({
    title: `Sign in to ${provider.label}`,
    gateway: step.link.gateway,
    card,
    below: personaHints(),
  })
}
