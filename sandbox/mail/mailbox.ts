import { Hono } from 'hono'
import type { Context } from '../core/context.ts'
import type { Mail } from '../core/state.ts'
import { mailboxPage } from './mailbox-page.ts'

/** Where people and tests read the emails that were sent. */
export function mailbox(context: Context): Hono {
  const app = new Hono()
  app.get('/messages', (c) => {
    const to = c.req.query('to')
    const mails = newestFirst(context).filter((mail) => !to || isFor(mail, to))
    return c.json(mails.map(toMessage))
  })
  app.get('/messages/:id', (c) => {
    const mail = context.state.mails.find(({ id }) => id === c.req.param('id'))
    return mail ? c.json(toMessage(mail)) : c.json({ error: 'no mail with this id' }, 404)
  })
  app.get('/', (c) =>
    c.html(mailboxPage({ mails: find(c.req.query('to')), to: c.req.query('to') ?? '', open: null })),
  )
  app.get('/:id', (c) => {
    const to = c.req.query('to') ?? ''
    const open = context.state.mails.find(({ id }) => id === c.req.param('id')) ?? null
    if (!open) return c.redirect('/mailbox', 303)
    return c.html(mailboxPage({ mails: find(to), to, open, asText: c.req.query('view') === 'text' }))
  })
  return app

  // People may search for part of an address; the JSON requires all of it.
  function find(part = ''): Mail[] {
    const wanted = part.trim().toLowerCase()
    return newestFirst(context).filter(({ to }) => to.some((entry) => entry.toLowerCase().includes(wanted)))
  }
}

function newestFirst(context: Context): Mail[] {
  return context.state.mails.toReversed()
}

function isFor(mail: Mail, to: string): boolean {
  const wanted = to.trim().toLowerCase()
  return [...mail.to, ...mail.cc, ...mail.bcc].some((entry) => bareAddress(entry) === wanted)
}

function bareAddress(entry: string): string {
  return (/<([^>]*)>\s*$/.exec(entry)?.[1] ?? entry).trim().toLowerCase()
}

function toMessage({ id, from, to, subject, html, text, createdAt, headers, cc, bcc, replyTo, tags }: Mail) {
  return { id, from, to, subject, html, text, createdAt, headers, cc, bcc, replyTo, tags }
}
