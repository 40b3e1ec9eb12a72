import { unstable_rethrow } from 'next/navigation'
import type { z } from 'zod'
import type { SignedIn } from './actor'
import { currentPerson, isFreshlySignedIn, type Person } from './auth'
import { AppError, type ErrorCode } from './errors'
import { log } from './log'

export type ActionResult<T = undefined> =
  | { ok: true; data: T }
  | { ok: false; code: ErrorCode; fields?: Record<string, string>; retryAfterSeconds?: number }

/**
 * A server action for a signed-in person: authenticate, parse, call one verb, return a closed result. Each is a public
 * endpoint.
 */
export function personAction<Schema extends z.ZodType, T>(
  schema: Schema,
  verb: (actor: SignedIn, input: z.output<Schema>) => Promise<T>,
) {
  const customer = (person: Person): SignedIn => ({ kind: 'CUSTOMER', userId: person.id })
  return guarded(schema, customer, verb)
}

/** The same for admins only; everybody else gets "not found". */
export function adminAction<Schema extends z.ZodType, T>(
  schema: Schema,
  verb: (actor: SignedIn, input: z.output<Schema>) => Promise<T>,
) {
  const admin = (person: Person): SignedIn | null =>
    person.isAdmin ? { kind: 'ADMIN', userId: person.id } : null
  return guarded(schema, admin, verb)
}

/** An admin's action that hands something out: only for who signed in within the last hour. */
export function freshAdminAction<Schema extends z.ZodType, T>(
  schema: Schema,
  verb: (actor: SignedIn, input: z.output<Schema>) => Promise<T>,
) {
  return adminAction(schema, async (actor, input) => {
    if (!(await isFreshlySignedIn())) throw new AppError('SIGN_IN_AGAIN', 'signed in more than an hour ago')
    return verb(actor, input)
  })
}

/** An action anybody may call; it gets the signed-in person, if there is one. */
export function publicAction<Schema extends z.ZodType, T>(
  schema: Schema,
  verb: (input: z.output<Schema>, person: Person | null) => Promise<T>,
) {
  return (given: unknown): Promise<ActionResult<T>> =>
    closed(async () => {
      const person = await currentPerson()
      return parsed(schema, given, (input) => verb(input, person))
    })
}

function guarded<Schema extends z.ZodType, T>(
  schema: Schema,
  actorOf: (person: Person) => SignedIn | null,
  verb: (actor: SignedIn, input: z.output<Schema>) => Promise<T>,
) {
  return (given: unknown): Promise<ActionResult<T>> =>
    closed(async () => {
      const person = await currentPerson()
      const actor = person && actorOf(person)
      if (!actor) return { ok: false, code: 'NOT_FOUND' }
      return parsed(schema, given, (input) => verb(actor, input))
    })
}

async function parsed<Schema extends z.ZodType, T>(
  schema: Schema,
  given: unknown,
  verb: (input: z.output<Schema>) => Promise<T>,
): Promise<ActionResult<T>> {
  const { success, data, error } = schema.safeParse(given instanceof FormData ? fromForm(given) : given)
  if (success) return { ok: true, data: await verb(data) }
  const fields = Object.fromEntries(error.issues.map((issue) => [issue.path.join('.'), issue.message]))
  return { ok: false, code: 'INVALID_INPUT', fields }
}

/** Anything thrown becomes a result, except what Next throws to redirect. */
async function closed<T>(run: () => Promise<ActionResult<T>>): Promise<ActionResult<T>> {
  try {
    return await run()
  } catch (error) {
    unstable_rethrow(error)
    return refusal(error)
  }
}

function refusal(error: unknown): ActionResult<never> {
  if (!(error instanceof AppError)) {
    log.error({ err: error }, 'an action failed')
    return { ok: false, code: 'UNEXPECTED' }
  }
  log.info({ err: error }, 'an action was refused')
  const { code, retryAfterSeconds } = error
  return { ok: false, code, ...(retryAfterSeconds && { retryAfterSeconds }) }
}

/** A repeated field becomes a list. NUL is dropped: the database's JSON cannot hold it. */
function fromForm(form: FormData): Record<string, unknown> {
  return Object.fromEntries(
    [...new Set(form.keys())].map((name) => {
      const values = form
        .getAll(name)
        .map((value) => (typeof value === 'string' ? value.replaceAll('\u0000', '') : value))
      return [name, values.length > 1 ? values : values[0]]
    }),
  )
}
