import type { Mail } from '../core/state.ts'

export type MailRequest = Omit<Mail, 'id' | 'createdAt'>
export type Fault = { status: 400 | 422; name: string; message: string }

const addressPattern = /^(?:[^<>]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/
const MOST_RECIPIENTS = 50

/** Resend takes this many emails in one request. */
const MOST_IN_BATCH = 100

export type ReadMail = { mail: MailRequest } | { fault: Fault }

export function readMailRequest(raw: string): ReadMail {
  return readMail(parse(raw))
}

export function readBatchRequest(raw: string): { requests: ReadMail[] } | { fault: Fault } {
  const list = parse(raw)
  if (!Array.isArray(list) || list.length === 0)
    return { fault: invalid('The request body must be a list of emails.') }
  if (list.length > MOST_IN_BATCH) return { fault: invalid('The maximum number of emails is 100.') }
  return { requests: list.map(readMail) }
}

function readMail(value: unknown): ReadMail {
  const body = objectOf(value)
  if (!body) return { fault: invalid('The request body must be a JSON object.', 400) }
  for (const name of ['from', 'to', 'subject']) {
    if (isEmpty(body[name])) return { fault: missing(`Missing \`${name}\` field.`) }
  }
  if (isEmpty(body.html) && isEmpty(body.text)) return { fault: missing('Missing `html` or `text` field.') }
  if (typeof body.from !== 'string' || !addressPattern.test(body.from.trim()))
    return { fault: badAddress('from') }
  if (typeof body.subject !== 'string') return { fault: invalid('Invalid `subject` field.') }
  for (const name of ['to', 'cc', 'bcc', 'reply_to']) {
    if (!list(body[name]).every((entry) => addressPattern.test(entry))) return { fault: badAddress(name) }
  }
  if (list(body.to).some((entry) => entry.startsWith('refused')))
    return { fault: invalid('The sandbox refuses addresses that begin with “refused”.') }
  if (list(body.to).length > MOST_RECIPIENTS)
    return { fault: invalid('The maximum number of recipients is 50.') }
  return {
    mail: {
      from: body.from,
      to: list(body.to),
      cc: list(body.cc),
      bcc: list(body.bcc),
      replyTo: list(body.reply_to),
      subject: body.subject,
      html: typeof body.html === 'string' ? body.html : null,
      text: typeof body.text === 'string' ? body.text : null,
      headers: stringsOf(body.headers),
      tags: Array.isArray(body.tags) ? (body.tags as Mail['tags']) : [],
    },
  }
}

function parse(raw: string): unknown {
  try {
    return JSON.parse(raw)
  } catch {
    return null
  }
}

function objectOf(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
}

function list(value: unknown): string[] {
  if (value === undefined || value === null) return []
  return (Array.isArray(value) ? value : [value]).map((entry) => String(entry).trim())
}

function stringsOf(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null) return {}
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, String(entry)]))
}

function missing(message: string): Fault {
  return { status: 422, name: 'missing_required_field', message }
}

function invalid(message: string, status: 400 | 422 = 422): Fault {
  return { status, name: 'validation_error', message }
}

function badAddress(name: string): Fault {
  const format =
    'The email address needs to follow the `email@example.com` or `Name <email@example.com>` format.'
  return invalid(`Invalid \`${name}\` field. ${format}`)
}
