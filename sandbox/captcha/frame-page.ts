import { html } from 'hono/html'
import { captchaToken } from '../auth/checkpoints.ts'
import type { Html } from '../pages/html.ts'
import { page } from '../pages/layout.ts'

/** The puzzle: anyone who can press a button counts as human. */
export function framePage(publicKey: string, blob: string): Html {
  const body = html`<main class="stack puzzle">
    <h1>Are you human?</h1>
    <p class="small muted">
      Sandbox captcha, key <code>${publicKey.slice(0, 8)}…</code>, ${blob ? 'with' : 'without'} a data blob.
    </p>
    <button class="full" data-kind="completed" data-token="${captchaToken}">I am human</button>
    <div class="pair">
      <button class="plain" data-kind="failed">Fail</button>
      <button class="plain" data-kind="error">Error</button>
    </div>
  </main>`
  return page({ title: 'Sandbox captcha', body, script: 'captcha.js' })
}

/** Tells the surrounding page, of whatever origin, which button was pressed. */
export const frameScript = `
for (const button of document.querySelectorAll('[data-kind]')) {
  const { kind, token } = button.dataset
  button.addEventListener('click', () => parent.postMessage({ kind, token }, '*'))
}
`
