import { Hono } from 'hono'
import { frameScript } from '../captcha/frame-page.ts'
import { qrScript } from '../hosted/qr-script.ts'
import { mailboxScript } from '../mail/mailbox-script.ts'
import { mailboxStyles } from '../mail/mailbox-styles.ts'
import { panelScript } from '../panel/panel-script.ts'
import { panelStyles } from '../panel/panel-styles.ts'
import { styles } from './styles.ts'

const iconSvg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="9" fill="#0c6b60"/>
<path d="M9 12h14M9 20h14" stroke="#fff" stroke-width="2.6" stroke-linecap="round"/><circle cx="13" cy="12" r="3.2" fill="#fff"/>
<circle cx="19" cy="20" r="3.2" fill="#fff"/></svg>`

const files: Record<string, [type: string, text: string]> = {
  'styles.css': ['text/css', styles],
  'panel.css': ['text/css', panelStyles],
  'mailbox.css': ['text/css', mailboxStyles],
  'panel.js': ['text/javascript', panelScript],
  'mailbox.js': ['text/javascript', mailboxScript],
  'captcha.js': ['text/javascript', frameScript],
  'qr.js': ['text/javascript', qrScript],
  'icon.svg': ['image/svg+xml', iconSvg],
}

export function assets(): Hono {
  const app = new Hono()
  app.get('/:name', (c) => {
    const file = files[c.req.param('name')]
    if (!file) return c.notFound()
    return c.body(file[1], 200, { 'content-type': `${file[0]}; charset=utf-8`, 'cache-control': 'no-cache' })
  })
  return app
}
