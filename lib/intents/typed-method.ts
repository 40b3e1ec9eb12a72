import type { AuthMethod } from '../generated/prisma/enums'

/** Logged in within the dashboard: by form, code to scan or OAuth. */
export const typedMethods = ['CREDENTIALS', 'QR', 'OAUTH'] as const satisfies readonly AuthMethod[]

export type TypedMethod = (typeof typedMethods)[number]

/** The others lead to the gateway's pages: a session taken from a browser is renewed there too, without the extension. */
export function isTyped(method: AuthMethod): method is TypedMethod {
  return (typedMethods as readonly AuthMethod[]).includes(method)
}
