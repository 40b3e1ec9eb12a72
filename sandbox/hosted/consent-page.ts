import { html } from 'hono/html'
import type { Html } from '../pages/html.ts'
import { wizardPage } from '../pages/layout.ts'
import { exampleLogins } from '../personas.ts'
import { cancelForm, type Step, stepError, stepPath, stepTitle } from './form-parts.ts'
import { personaChoice } from './hints.ts'

export function consentPage(step: Step): Html {
  const { provider, account } = step
  const known = account ? [account.identity.login] : []
  const logins = [...new Set([...known, ...exampleLogins.consent])]
  const typed = step.login && !logins.includes(step.login) ? step.login : ''
  const chosen = step.login || logins[0]
  const people = logins.map(
    (login) => html`<label class="choice person">
      <input type="radio" name="login" value="${login}" ${login === chosen ? html`checked` : ''} />${login}
    </label>`,
  )
  const card = html`${stepTitle(step, `Continue with ${provider.label}`, 'Choose who you are and what to allow.')}
    <form class="stack" method="post" action="${stepPath(step)}">
      ${stepError(step.error)}
      <fieldset><legend>Your account</legend><div class="choices">${people}</div></fieldset>
      <div class="field">
        <label for="other_login">Or another email address</label>
        <input id="other_login" name="other_login" type="email" value="${typed}" maxlength="200" autocomplete="off" />
      </div>
      <ul class="scopes" aria-label="What the app may do">
        <li>Read and send your email</li>
        <li>See and edit your calendar</li>
      </ul>
      <details>
        <summary>Sandbox options</summary>
        <div class="inside">${personaChoice()}</div>
      </details>
      <div class="pair">
        <button class="plain" formaction="${stepPath(step, '/deny')}" formnovalidate>Deny</button>
        <button>Allow</button>
      </div>
    </form>
    ${cancelForm(step.link)}`
  return wizardPage({ title: `Continue with ${provider.label}`, gateway: step.link.gateway, card })
}
