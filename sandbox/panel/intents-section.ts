import { html } from 'hono/html'
import { canWait } from '../auth/checkpoints.ts'
import type { Context } from '../core/context.ts'
import type { Intent } from '../core/intent.ts'
import { getProvider } from '../core/providers.ts'
import { clockTime } from '../pages/clock-time.ts'
import type { Html } from '../pages/html.ts'
import { icon } from '../pages/icons.ts'

/** Sign-ins through the API, with buttons for what is normally done on a phone. */
export function intentsSection({ intents }: Context): Html {
  const open = intents.list().toReversed()
  return html`<section class="box" aria-labelledby="intents" data-live="intents">
    <header>
      <h2 id="intents">Sign-ins under way <span class="count">${open.length}</span></h2>
      <p>Through the API. Here you play the phone: scan the code, approve, or deny.</p>
    </header>
    ${open.length === 0 ? html`<p class="empty">Nobody is signing in.</p>` : html`<ul class="accounts">${open.map(row)}</ul>`}
  </section>`
}

function row(intent: Intent): Html {
  const provider = getProvider(intent.provider)
  const [checkpoint] = intent.checkpoints
  const waits = intent.waits > 0 ? html`<small>${intent.waits} held open</small>` : ''
  const isWaiting = checkpoint && canWait(checkpoint) && !intent.end
  return html`<li>
    <span class="mark little">${icon(provider.family)}</span>
    <div class="who">
      <strong>${provider.label}</strong>
      <span class="muted">${intent.gateway} · ${intent.targetId ? 'reconnect' : 'new'} · until ${clockTime(intent.expiresAt)}</span>
    </div>
    <code class="id">${intent.id}</code>
    <div class="badges"><span class="badge warn">${intent.end ? 'done' : checkpoint?.type}${waits}</span></div>
    <div class="acts">
      ${intent.qr && isWaiting ? act(intent, 'scan', 'Scan') : ''}
      ${!intent.qr && isWaiting ? act(intent, 'approve', 'Approve') : ''}
      ${isWaiting ? act(intent, 'deny', 'Deny', 'quiet') : ''}
    </div>
  </li>`
}

function act(intent: Intent, name: string, label: string, style = ''): Html {
  return html`<form method="post" action="/control/${name}">
    <input type="hidden" name="intent_id" value="${intent.id}" />
    <button class="small ${style}">${label}</button>
  </form>`
}
