import { html } from 'hono/html'
import type { Gateway } from '../core/state.ts'
import type { Html } from './html.ts'

type Page = { title: string; body: Html; script?: string; styles?: string }

/** The document around every page a person sees. */
export function page({ title, body, script, styles }: Page): Html {
  return html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta name="robots" content="noindex" />
    <title>${title}</title>
    <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
    <link rel="stylesheet" href="/assets/styles.css" />
    ${styles ? html`<link rel="stylesheet" href="/assets/${styles}" />` : ''}
    ${script ? html`<script src="/assets/${script}" defer></script>` : ''}
  </head>
  <body>${body}</body>
</html>`
}

const vendorHosts = { v1: 'account.unipile.com', v2: 'auth.unipile.com', postpress: 'auth.postpress.ai' }

type Wizard = { title: string; gateway: Gateway; card: Html; below?: Html }

export function wizardPage({ title, gateway, card, below }: Wizard): Html {
  const body = html`<div class="wizard">
    <header class="stand-in"><span class="tag">Sandbox gateway</span> stands in for ${vendorHosts[gateway]}</header>
    <main class="card">${card}</main>
    ${below ? html`<aside class="below" aria-label="Sandbox hints">${below}</aside>` : ''}
  </div>`
  return page({ title: `${title} · Sandbox gateway`, body, script: 'qr.js' })
}

export function topBar(current: 'panel' | 'mailbox'): Html {
  const link = (name: string, href: string, label: string) =>
    html`<a href="${href}" ${current === name ? html`aria-current="page"` : ''}>${label}</a>`
  return html`<header class="bar">
    <strong>Sandbox gateway</strong><span class="tag">not the real vendor</span>
    <nav aria-label="Sandbox">${link('panel', '/', 'Control panel')}${link('mailbox', '/mailbox', 'Mailbox')}</nav>
  </header>`
}
