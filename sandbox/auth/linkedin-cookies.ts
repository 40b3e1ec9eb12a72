import type { Context } from '../core/context.ts'
import { type Refusal, refuse } from '../core/refusals.ts'
import type { Identity } from '../core/state.ts'
import type { PersonaName } from '../personas.ts'

// LinkedIn ties a session to the browser that began it: with another user agent, it does not work.
/** Who a LinkedIn cookie belongs to. Only cookies registered through the control `linkedin-cookie` work. */
export function checkLinkedinCookie(
  context: Context,
  { liAt, userAgent }: { liAt: string; userAgent: string | null },
): { identity: Identity; persona: PersonaName } | Refusal {
  const until = context.state.modes.linkedinDownUntil
  if (until !== null && until > context.now()) return refuse('timeout', 'LinkedIn did not answer.')
  const cookie = context.state.cookies.find((known) => known.liAt === liAt)
  if (!cookie?.valid) return refuse('invalid_credentials')
  if (cookie.userAgent !== null && cookie.userAgent !== userAgent) return refuse('invalid_credentials')
  return { identity: cookie.identity, persona: cookie.persona ?? 'good' }
}
