// The settings that decide which gateway serves new connections.
import { z } from 'zod'
import { AuthMethod, Gateway, Provider } from './generated/prisma/enums'

/** One rule: for this provider, this method, or everything, the gateways in order of preference. */
export type ConnectRule = { provider: Provider | null; method: AuthMethod | null; gateways: Gateway[] }

const unipileFirst: ConnectRule = {
  provider: null,
  method: null,
  gateways: Object.values(Gateway),
}

const find = <Name extends string>(names: Record<string, Name>, word: string): Name | undefined =>
  Object.values(names).find((name) => name === word.trim().toUpperCase().replaceAll('-', '_'))

/**
 * `[provider|method=]gateway[,gateway];…`, e.g. `whatsapp=postpress;hosted=unipile-v1;unipile-v2,unipile-v1`. A
 * provider's rule beats a method's, and both beat the rule for everything. Without that last one every enabled gateway
 * may serve, Unipile first.
 */
export const connectRules = z
  .string()
  .default('')
  .transform((value, context): ConnectRule[] => {
    const rules = value.split(';').flatMap((part) => (part.trim() ? [parseRule(part)] : []))
    const bad = rules.indexOf(null)
    if (bad >= 0)
      context.addIssue(
        `has a rule that is none (number ${bad + 1}), e.g. whatsapp=postpress;unipile-v2,unipile-v1`,
      )
    const given = rules.filter((rule) => rule !== null)
    const isWhole = given.some(({ provider, method }) => provider === null && method === null)
    return isWhole ? given : [...given, unipileFirst]
  })

function parseRule(part: string): ConnectRule | null {
  const [left, right] = part.includes('=') ? part.split('=', 2) : [null, part]
  const gateways = (right ?? '').split(',').map((name) => find(Gateway, name))
  if (gateways.length === 0 || gateways.includes(undefined)) return null
  const known = gateways.filter((gateway) => gateway !== undefined)
  if (left === null) return { provider: null, method: null, gateways: known }
  const [provider, method] = [find(Provider, left ?? ''), find(AuthMethod, left ?? '')]
  if (!provider && !method) return null
  return { provider: provider ?? null, method: method ?? null, gateways: known }
}

/** Which gateways to try for a connection, best first. */
export function gatewayOrder(
  rules: readonly ConnectRule[],
  provider: Provider | null,
  method: AuthMethod,
): Gateway[] {
  const fitting = [
    ...rules.filter((rule) => rule.provider !== null && rule.provider === provider),
    ...rules.filter((rule) => rule.provider === null && rule.method === method),
    ...rules.filter((rule) => rule.provider === null && rule.method === null),
  ]
  return [...new Set(fitting.flatMap((rule) => rule.gateways))]
}

/** The providers that customers may connect; empty means all. */
export const providerList = z
  .string()
  .default('')
  .transform((value, context): Provider[] => {
    const words = value.split(',').filter((word) => word.trim())
    const providers = words.map((word) => find(Provider, word))
    const bad = providers.indexOf(undefined)
    if (bad >= 0) context.addIssue(`names a provider that we do not know (number ${bad + 1})`)
    return providers.filter((provider) => provider !== undefined)
  })
