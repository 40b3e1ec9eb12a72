import { z } from 'zod'
import type { SessionSync } from '../linkedin-sessions/store-session'
import { Secret } from '../secret'

export type Sync =
  | { kind: 'session'; sync: SessionSync }
  | { kind: 'problem'; problem: 'signed_out' | 'not_understood' }
  | { kind: 'invalid'; fields: Record<string, string> }

const cookieRule = 'must be 10 to 4096 printable characters without spaces and semicolons'
const agentRule = 'must be 5 to 512 printable characters'
const memberRule = 'must be 2 to 128 letters, digits, colons, underscores and hyphens'

const cookie = z.string(cookieRule).regex(/^[\x21-\x3a\x3c-\x7e]{10,4096}$/, cookieRule)

export const userAgent = z.string(agentRule).regex(/^[\x20-\x7e]{5,512}$/, agentRule)

const session = z.object(
  {
    li_at: cookie,
    li_a: z
      .union([z.literal('').transform(() => null), z.null(), cookie], cookieRule)
      .optional()
      .default(null),
    user_agent: userAgent,
    member_id: z.string(memberRule).regex(/^[\w:-]{2,128}$/, memberRule),
    connect: z.boolean('must be true or false').optional().default(false),
  },
  'must be an object',
)

const report = z.object({
  problem: z.enum(['signed_out', 'not_understood'], 'must be signed_out or not_understood'),
})

/** Parses what the extension sends. Errors name the field and never repeat its value. */
export function parseSync(json: unknown): Sync {
  const isReport = typeof json === 'object' && json !== null && 'problem' in json
  if (isReport) {
    const parsed = report.safeParse(json)
    if (!parsed.success) return { kind: 'invalid', fields: fieldErrors(parsed.error) }
    return { kind: 'problem', problem: parsed.data.problem }
  }
  const parsed = session.safeParse(json)
  if (!parsed.success) return { kind: 'invalid', fields: fieldErrors(parsed.error) }
  const { li_at, li_a, user_agent, member_id, connect } = parsed.data
  const liA = li_a === null ? null : new Secret(li_a)
  const content = { liAt: new Secret(li_at), liA, userAgent: user_agent }
  return { kind: 'session', sync: { memberId: member_id, content, connect } }
}

/** One sentence per field. An error of the whole is that of `body`. */
export function fieldErrors(error: z.ZodError): Record<string, string> {
  return Object.fromEntries(
    error.issues.map((issue) => [issue.path.length > 0 ? issue.path.join('.') : 'body', issue.message]),
  )
}
