import type { AuthMethod } from '../generated/prisma/enums'

/** The methods that log in within the dashboard. */
export const typedMethods = ['CREDENTIALS', 'QR', 'OAUTH'] as const satisfies readonly AuthMethod[]

export type TypedMethod = (typeof typedMethods)[number]

/** Other methods use the gateway's pages; without the extension, a session that came from a browser is renewed there too. */
export function isTyped(method: AuthMethod): method is TypedMethod {
  return (typedMethods as readonly AuthMethod[]).includes(method)
}
