import { html } from 'hono/html'
import type { Html } from '../pages/html.ts'
import { wizardPage } from '../pages/layout.ts'
import { exampleLogins } from '../personas.ts'
import { cancelForm, type Step, stepError, stepPath, stepTitle } from './form-parts.ts'
import { personaChoice } from './hints.ts'

export function qrPage(step: Step, expired: boolean): Html {
  const { provider } = step
  const image = stepPath(step, '/qr.svg')
  const sentence = `Scan the code with ${provider.label} on your phone.`
  const card = html`${stepTitle(step, `Link ${provider.label}`, sentence)}
    <div class="stack">
      ${stepError(step.error)}
      <figure class="qr ${expired ? 'dead' : ''}">
        <img src="${image}" ${expired ? '' : html`data-qr="${image}"`} width="232" height="232"
          alt="${expired ? 'An expired QR code' : `QR code to scan with ${provider.label}`}" />
      </figure>
      ${expired ? expiredCode(step) : scanForm(step)}
    </div>
    ${cancelForm(step.link)}`
  return wizardPage({ title: `Link ${provider.label}`, gateway: step.link.gateway, card })
}

function expiredCode(step: Step): Html {
  return html`<p class="alert" role="alert">This code expired. Nothing was connected.</p>
    <a class="button full" href="${stepPath(step)}">Show a new code</a>`
}

function scanForm(step: Step): Html {
  const { provider, account } = step
  const examples = provider.name === 'TELEGRAM' ? exampleLogins.TELEGRAM : exampleLogins.WHATSAPP
  const logins = [...new Set([...(account ? [account.identity.login] : []), ...examples])]
  const typed = step.login && !logins.includes(step.login) ? step.login : ''
  return html`<ol class="steps">
      <li>Open ${provider.label} on your phone</li>
      <li>Go to Linked devices, then Link a device</li>
      <li>Point the camera at this code</li>
    </ol>
    <form class="stack" method="post" action="${stepPath(step)}">
      <button class="full">Pretend to scan</button>
      <details>
        <summary>Sandbox options: whose phone, what happens</summary>
        <div class="inside">
          <div class="field">
            <label for="login">Whose phone scans</label>
            <select id="login" name="login">
              ${logins.map((login) => html`<option ${login === step.login ? html`selected` : ''}>${login}</option>`)}
            </select>
          </div>
          <div class="field">
            <label for="other_login">Or another ${provider.loginLabel.toLowerCase()}</label>
            <input id="other_login" name="other_login" value="${typed}" maxlength="200" autocomplete="off" />
          </div>
          ${personaChoice()}
          <a class="small" href="${stepPath(step)}?expired=1">Let the code expire</a>
        </div>
      </details>
    </form>`
}
