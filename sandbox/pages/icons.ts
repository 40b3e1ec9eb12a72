import { raw } from 'hono/html'
import type { Html } from './html.ts'

// Plain drawings for the kinds of accounts: the sandbox contains no provider's logo.
const shapes = {
  social: '<circle cx="12" cy="8" r="4"/><path d="M4 21c0-4 3.6-6.5 8-6.5s8 2.5 8 6.5"/>',
  chat: '<path d="M21 11.5a8.5 8.5 0 0 1-12.4 7.6L3 21l1.9-5.6A8.5 8.5 0 1 1 21 11.5Z"/>',
  mail: '<rect x="3" y="5" width="18" height="14" rx="2.5"/><path d="m3.5 7.5 8.5 6 8.5-6"/>',
  done: '<path d="m5 12.5 4.5 4.5L19 7.5"/>',
  stop: '<circle cx="12" cy="12" r="9"/><path d="m6 6 12 12"/>',
  clock: '<circle cx="12" cy="12" r="9"/><path d="M12 7v5.5l3.5 2"/>',
  shield:
    '<path d="M12 3 4.5 6v5.5c0 4.6 3.2 8 7.5 9.5 4.3-1.5 7.5-4.9 7.5-9.5V6L12 3Z"/><path d="M9.5 12h5"/>',
  next: '<path d="m9 5 7 7-7 7"/>',
} as const

export type IconName = keyof typeof shapes

export function icon(name: IconName): Html {
  const attributes =
    'viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"'
  return raw(`<svg aria-hidden="true" width="20" height="20" ${attributes}>${shapes[name]}</svg>`)
}
