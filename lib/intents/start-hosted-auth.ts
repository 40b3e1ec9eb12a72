import { AppError } from '../errors'
import { newConnectionGateway } from '../gateway/gateways'
import type { Provider } from '../generated/prisma/enums'
import { limit } from '../rate-limit'
import { makeHostedLink } from './make-hosted-link'

/** Begins to connect a new account; the answer is where to send the browser. No providers: all that are offered. */
export async function startHostedAuth(request: {
  userId: string
  providers: readonly Provider[]
}): Promise<{ url: string }> {
  const gateway = newConnectionGateway()
  if (!request.providers.every((provider) => gateway.offered.includes(provider))) {
    throw new AppError('NOT_OFFERED', 'a provider that this gateway does not offer')
  }
  await limit('link', request.userId)
  return makeHostedLink({ gateway, kind: 'CONNECT', ...request })
}
