import { PrismaAdapter } from '@auth/prisma-adapter'
import { cookies, headers } from 'next/headers'
import type { NextAuthConfig } from 'next-auth'
import { browserName } from './browser-name'
import { databaseNow } from './clock'
import { getDb } from './db'
import { hashToken } from './secrets'
import { startSession } from './sessions/start-session'

export const sessionCookie = /^(__Secure-)?authjs\.session-token$/

/** The token in this browser's session cookie. */
export async function sessionToken(): Promise<string | null> {
  return (await cookies()).getAll().find(({ name }) => sessionCookie.test(name))?.value ?? null
}

/** What next-auth keeps: tokens of sessions hashed, no tokens of Google or GitHub, times of the database. */
export function authAdapter(): NonNullable<NextAuthConfig['adapter']> {
  const prisma = PrismaAdapter(getDb())
  return {
    ...prisma,
    createUser: async ({ id: _, emailVerified, ...user }) =>
      getDb().user.create({ data: { ...user, emailVerified: emailVerified && (await databaseNow()) } }),
    updateUser: async ({ id, emailVerified, ...user }) =>
      getDb().user.update({
        where: { id },
        data: { ...user, ...(emailVerified && { emailVerified: await databaseNow() }) },
      }),
    linkAccount: async ({ userId, type, provider, providerAccountId }) => {
      await getDb().account.create({ data: { userId, type, provider, providerAccountId } })
    },
    createSession: async ({ sessionToken: token, userId }) => {
      const userAgent = (await headers()).get('user-agent')
      const browser = userAgent ? browserName(userAgent) : null
      const expires = await startSession({ userId, token, browser, replaces: await sessionToken() })
      return { sessionToken: token, userId, expires }
    },
    // Signing in never builds on who is signed in already: it would link the one's Google account to the other.
    getSessionAndUser: async () => null,
    updateSession: async () => null,
    deleteSession: async (token) => {
      await getDb().session.deleteMany({ where: { tokenHash: hashToken(token) } })
    },
  }
}
