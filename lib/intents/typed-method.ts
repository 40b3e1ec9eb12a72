import type { AuthMethod } from '../generated/prisma/enums'

/** The methods that log in inside the dashboard. */
export const typedMethods = ['CREDENTIALS', 'QR', 'OAUTH'] as const satisfies readonly AuthMethod[]

export type TypedMethod = (typeof typedMethods)[number]

/** Other methods use the gateway's pages; so does renewing a browser session when there is no extension. */
export function isTyped(method: AuthMethod): method is TypedMethod {
  return (typedMethods as readonly AuthMethod[]).includes(method)
}
