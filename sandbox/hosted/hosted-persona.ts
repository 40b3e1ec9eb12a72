import { checkpointsOf } from '../auth/checkpoints.ts'
import { reasonOf } from '../auth/persona-reasons.ts'
import { type PersonaName, personaOf, personasOn } from '../personas.ts'

/**
 * Who plays in the pages. They ask for one code at most: whoever meets a checkpoint in the API meets that.
 * Whoever is refused there is refused here; the mere accidents of a server happen to nobody.
 */
export function hostedPersonaOf(password: string): PersonaName {
  const name = personaOf(password)
  const plays = personasOn('hosted').some((persona) => persona.password === name)
  if (plays || reasonOf(name)) return name
  return checkpointsOf(name).length > 0 ? '2fa' : 'good'
}
