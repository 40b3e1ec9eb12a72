import { html } from 'hono/html'
import type { Mail } from '../core/state.ts'
import { clockTime } from '../pages/clock-time.ts'
import type { Html } from '../pages/html.ts'
import { page, topBar } from '../pages/layout.ts'

type MailboxView = { mails: Mail[]; to: string; open: Mail | null; asText?: boolean }

export function mailboxPage(view: MailboxView): Html {
  const body = html`${topBar('mailbox')}
    <main class="mailbox ${view.open ? 'reading' : ''}">
      <section class="inbox" aria-label="Messages">
        ${view.open ? '' : html`<h1 class="visually-hidden">Mailbox</h1>`}
        <form class="filter" method="get" action="/mailbox" role="search">
          <label class="visually-hidden" for="to">Recipient</label>
          <input id="to" name="to" type="search" value="${view.to}" placeholder="Filter by recipient" autocomplete="off" />
          <button class="plain">Filter</button>
        </form>
        <div data-live="list">${mailList(view)}</div>
      </section>
      <section class="reader" aria-label="Message">${view.open ? reader(view, view.open) : nothingOpen(view)}</section>
    </main>`
  const title = view.open ? `${view.open.subject} · Mailbox` : 'Mailbox · Sandbox gateway'
  return page({ title, body, script: 'mailbox.js', styles: 'mailbox.css' })
}

function mailList({ mails, to, open }: MailboxView): Html {
  if (mails.length === 0) {
    const who = to
      ? html`Nothing for “${to}” yet.`
      : html`No mail yet. What is posted to <code>/emails</code> shows up here.`
    return html`<p class="empty">${who}</p>`
  }
  const rows = mails.map(
    (mail) => html`<li>
      <a href="${address(mail, to)}" ${mail.id === open?.id ? html`aria-current="true"` : ''}>
        <span class="line"><span class="who">${mail.to.join(', ')}</span><span class="when">${clockTime(mail.createdAt)}</span></span>
        <span class="subject">${mail.subject}</span>
        <span class="snippet">${(mail.text ?? '').replaceAll(/\s+/g, ' ').slice(0, 110)}</span>
      </a>
    </li>`,
  )
  return html`<ul class="mails">${rows}</ul>`
}

function reader({ to, asText }: MailboxView, mail: Mail): Html {
  const showText = asText || mail.html === null
  const tab = (label: string, href: string, current: boolean) =>
    html`<a href="${href}" ${current ? html`aria-current="page"` : ''}>${label}</a>`
  return html`<a class="back" href="/mailbox${to ? `?to=${encodeURIComponent(to)}` : ''}">← All messages</a>
    <header>
      <h1>${mail.subject}</h1>
      <dl>
        <dt>From</dt><dd>${mail.from}</dd>
        <dt>To</dt><dd>${mail.to.join(', ')}</dd>
        <dt>Sent</dt><dd>${clockTime(mail.createdAt)}</dd>
      </dl>
      <nav class="tabs" aria-label="Parts">
        ${mail.html === null ? '' : tab('HTML', address(mail, to), !showText)}
        ${tab('Plain text', address(mail, to, 'text'), showText)}
      </nav>
    </header>
    ${showText ? plainText(mail) : htmlPart(mail)}`
}

function plainText(mail: Mail): Html {
  if (mail.text === null) return html`<p class="empty">This mail has no plain-text part.</p>`
  const pieces = mail.text.split(/(https?:\/\/[^\s<>"']+)/)
  return html`<pre>${pieces.map((piece, at) => (at % 2 ? html`<a href="${piece}">${piece}</a>` : piece))}</pre>`
}

// The frame runs no script and has no origin; a link only opens when a person clicks it.
function htmlPart(mail: Mail): Html {
  const document = `<base target="_top">${mail.html ?? ''}`
  return html`<iframe title="Message" srcdoc="${document}"
    sandbox="allow-popups allow-top-navigation-by-user-activation allow-popups-to-escape-sandbox"></iframe>`
}

function nothingOpen({ mails }: MailboxView): Html {
  return html`<p class="empty">${mails.length > 0 ? 'Choose a message to read it.' : 'Nothing to read.'}</p>`
}

function address(mail: Mail, to: string, view?: string): string {
  const query = new URLSearchParams({ ...(to ? { to } : {}), ...(view ? { view } : {}) }).toString()
  return `/mailbox/${mail.id}${query ? `?${query}` : ''}`
}
