import { html } from 'hono/html'
import type { Html } from './html.ts'

/** A time in this machine's time zone, as the sandbox runs where its user is. */
export function clockTime(moment: string | number): Html {
  const date = new Date(moment)
  const sameDay = date.toDateString() === new Date().toDateString()
  const text = sameDay
    ? date.toLocaleTimeString('en-GB')
    : date.toLocaleString('en-GB', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' })
  return html`<time datetime="${date.toISOString()}">${text}</time>`
}
