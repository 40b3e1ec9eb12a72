import type { Messages } from 'next-intl'

/** The texts that client components use. The others stay on the server. */
const namespaces = [
  'ui',
  'errors',
  'status',
  'row',
  'rename',
  'remove',
  'connect',
  'return',
  'signIn',
] as const

export function clientMessages(messages: Messages): Pick<Messages, (typeof namespaces)[number]> {
  return Object.fromEntries(namespaces.map((name) => [name, messages[name]])) as Pick<
    Messages,
    (typeof namespaces)[number]
  >
}
