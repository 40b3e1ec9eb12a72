import type { SignedIn } from '../actor'
import { capabilities } from '../gateway/capabilities'
import type { Provider } from '../generated/prisma/enums'
import { limit } from '../rate-limit'
import { type HostedLink, makeHostedLink } from './make-hosted-link'
import { hostedGatewayFor } from './offers'

/** Starts connecting a new account; returns where to send the browser. No providers means all that are offered. */
export async function startHostedAuth(
  actor: SignedIn,
  input: { providers: readonly Provider[] },
): Promise<HostedLink> {
  const { gateway, providers } = hostedGatewayFor(input.providers)
  await limit('link', actor.userId)
  const isEverything = input.providers.length === 0 && providers.length === hostedCount(gateway.id)
  return makeHostedLink({
    gateway,
    userId: actor.userId,
    providers: isEverything ? [] : providers,
  })
}

function hostedCount(id: keyof typeof capabilities): number {
  return Object.values(capabilities[id]).filter((methods) => methods.includes('HOSTED')).length
}
