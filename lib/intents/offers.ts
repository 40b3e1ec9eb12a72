import { gatewayOrder } from '../connect-rules'
import { activeGateways, env } from '../env'
import { AppError } from '../errors'
import { methodsOf } from '../gateway/capabilities'
import type { Gateway } from '../gateway/gateway'
import { getGateway } from '../gateway/gateways'
import { type AuthMethod, Provider } from '../generated/prisma/enums'
import { typedMethods } from './typed-method'

/** The methods a person can use from the dashboard; cookies come from the browser extension. */
const forPeople: AuthMethod[] = ['HOSTED', ...typedMethods]

export type Offer = { provider: Provider; methods: AuthMethod[] }

/** What a customer may connect and how, across all enabled gateways and subject to the adopter's settings. */
export function offers(): Offer[] {
  const { CONNECT_PROVIDERS } = env()
  return Object.values(Provider)
    .filter((provider) => CONNECT_PROVIDERS.length === 0 || CONNECT_PROVIDERS.includes(provider))
    .map((provider) => ({ provider, methods: methodsFor(provider) }))
    .filter(({ methods }) => methods.length > 0)
}

/** Each method may be served by a different gateway; methods are listed in the order of the preferred gateway. */
function methodsFor(provider: Provider): AuthMethod[] {
  const served = forPeople.filter((method) => candidates(provider, method).length > 0)
  const order = gatewayOrder(env().CONNECT_WITH, provider, 'CREDENTIALS').flatMap((id) =>
    methodsOf(id, provider),
  )
  const place = (method: AuthMethod) => (order.includes(method) ? order.indexOf(method) : order.length)
  return served.toSorted((left, right) => place(left) - place(right))
}

/** The gateway that serves a new connection for this provider and method. */
export function gatewayFor(provider: Provider, method: AuthMethod): Gateway {
  const found = candidates(provider, method)[0]
  const isOffered = offers().some((offer) => offer.provider === provider && offer.methods.includes(method))
  if (!found || (!isOffered && method !== 'COOKIES'))
    throw new AppError('NOT_OFFERED', `${provider} by ${method}`)
  return found
}

function candidates(provider: Provider, method: AuthMethod): Gateway[] {
  const on = new Set(activeGateways().map(({ id }) => id))
  return gatewayOrder(env().CONNECT_WITH, provider, method)
    .filter((id) => on.has(id) && methodsOf(id, provider).includes(method))
    .map(getGateway)
}

/** What the hosted pages can connect, in display order. */
export function hostedProviders(): Provider[] {
  return offers().flatMap(({ provider, methods }) => (methods.includes('HOSTED') ? [provider] : []))
}

/**
 * The first gateway whose hosted page serves all of these. A choice of everything goes to the gateway that serves the
 * most.
 */
export function hostedGatewayFor(providers: readonly Provider[]): {
  gateway: Gateway
  providers: Provider[]
} {
  const offered = hostedProviders()
  if (!providers.every((provider) => offered.includes(provider))) {
    throw new AppError('NOT_OFFERED', 'a provider that no hosted page offers')
  }
  const wanted = providers.length > 0 ? [...providers] : offered
  const on = new Set(activeGateways().map(({ id }) => id))
  const order = gatewayOrder(env().CONNECT_WITH, wanted[0] ?? null, 'HOSTED').filter((id) => on.has(id))
  const served = order.map((id) => ({
    gateway: getGateway(id),
    providers: wanted.filter((provider) => methodsOf(id, provider).includes('HOSTED')),
  }))
  const best = served.toSorted((left, right) => right.providers.length - left.providers.length)[0]
  if (!best || best.providers.length === 0) throw new AppError('NOT_OFFERED', 'no hosted page at all')
  if (providers.length > 0 && best.providers.length < providers.length) {
    throw new AppError('NOT_OFFERED', 'no one gateway serves all of these')
  }
  return best
}
