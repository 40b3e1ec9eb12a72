import { env } from '../env'

/** An admin is who proved that one of ADMIN_EMAILS is theirs. */
export function isAdmin(user: { email: string; emailVerified: Date | null }): boolean {
  return user.emailVerified !== null && env().ADMIN_EMAILS.includes(user.email.toLowerCase())
}
