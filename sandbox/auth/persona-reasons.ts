import type { Reason } from '../core/refusals.ts'
import type { PersonaName } from '../personas.ts'

const reasons: Partial<Record<PersonaName, Reason>> = {
  wrong: 'invalid_credentials',
  'unknown-context': 'unknown_context',
  restricted: 'restricted',
  timeout: 'timeout',
  insufficient: 'insufficient',
  'proxy-auth': 'proxy_auth',
  'proxy-error': 'proxy_error',
  'proxy-timeout': 'proxy_timeout',
  subscription: 'subscription',
  key: 'missing_key',
  rate: 'rate_limited',
  '500': 'internal',
}

/** Why a persona is refused; null when it is not refused, or not right away. */
export function reasonOf(persona: PersonaName): Reason | null {
  return reasons[persona] ?? null
}
