import { isAdmin } from './is-admin'

const hourMs = 3_600_000
export const longestMs = 30 * 24 * hourMs
const longestOfAdminMs = 12 * hourMs

/** When a session ends whatever is done with it: an admin's sooner, also if they became one meanwhile. */
export function sessionEnd(session: {
  signedInAt: Date
  expires: Date
  user: { email: string; emailVerified: Date | null }
}): Date {
  if (!isAdmin(session.user)) return session.expires
  return new Date(Math.min(session.expires.getTime(), session.signedInAt.getTime() + longestOfAdminMs))
}
