import { cookies, headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import NextAuth, { AuthError, type NextAuthConfig } from 'next-auth'
import GitHub from 'next-auth/providers/github'
import Google from 'next-auth/providers/google'
import { cache } from 'react'
import { z } from 'zod'
import { audit } from './audit'
import { authAdapter, sessionToken } from './auth-adapter'
import { clientNetwork } from './client-network'
import { databaseNow } from './clock'
import { getDb } from './db'
import { env } from './env'
import { AppError } from './errors'
import { githubProfile } from './github-profile'
import { isTimeZone, preferredLocale } from './locale'
import { log } from './log'
import { queueSignInMail } from './outbox/queue-sign-in-mail'
import { limit } from './rate-limit'
import { newToken } from './secrets'
import { findSession } from './sessions/find-session'
import { isAdmin } from './sessions/is-admin'

/** Whoever is signed in. */
export type Person = {
  id: string
  email: string
  name: string | null
  isAdmin: boolean
  locale: string | null
  timeZone: string | null
}

/** How long a sign-in link works. */
const signInLinkSeconds = 10 * 60

/** The email address a sign-in link is sent to. */
export const signInAddress = z.string().trim().max(254).pipe(z.email())

export const { handlers, signIn, signOut } = NextAuth(() => config())

function config(): NextAuthConfig {
  const settings = env()
  return {
    adapter: authAdapter(),
    session: { strategy: 'database', generateSessionToken: newToken },
    secret: settings.AUTH_SECRET,
    // No address is built from the Host header: lib/env.ts sets AUTH_URL.
    trustHost: true,
    useSecureCookies: settings.APP_URL.startsWith('https:'),
    pages: { signIn: '/sign-in', error: '/sign-in', verifyRequest: '/sign-in' },
    providers: [
      {
        id: 'email',
        type: 'email',
        name: 'Email',
        from: settings.EMAIL_FROM,
        maxAge: signInLinkSeconds,
        options: {},
        sendVerificationRequest: sendSignInMail,
      },
      ...(settings.GOOGLE_CLIENT_ID && settings.GOOGLE_CLIENT_SECRET
        ? [Google({ clientId: settings.GOOGLE_CLIENT_ID, clientSecret: settings.GOOGLE_CLIENT_SECRET })]
        : []),
      ...(settings.GITHUB_CLIENT_ID && settings.GITHUB_CLIENT_SECRET
        ? [
            GitHub({
              clientId: settings.GITHUB_CLIENT_ID,
              clientSecret: settings.GITHUB_CLIENT_SECRET,
              userinfo: {
                url: 'https://api.github.com/user',
                request: ({ tokens }: { tokens: { access_token?: string } }) =>
                  githubProfile(tokens.access_token),
              },
            }),
          ]
        : []),
    ],
    callbacks: {
      redirect: ({ url }) => `${settings.APP_URL}${safePath(new URL(url, settings.APP_URL).pathname)}`,
      signIn: async ({ user, account, profile, email }) => {
        if (email?.verificationRequest) await limitMails(user.email)
        else if (account?.type === 'email') await takeOver(user.id)
        // Another's address is easily typed into an account there.
        return account?.type === 'email' || profile?.email_verified === true
      },
    },
    events: { signIn: ({ user, profile }) => remember(user.id, profile?.email) },
    logger: {
      error: (error) => {
        if (refusalIn(error)) log.info({ err: error }, 'a sign-in was refused')
        else log.error({ err: error }, 'sign-in')
      },
      warn: (code) => log.warn({ warning: code }, 'sign-in'),
      debug: () => undefined,
    },
  }
}

/** Only our own pages; anything else goes to the accounts. */
export function safePath(path: string | null | undefined): string {
  return path && /^\/(accounts|admin|settings)(\/[\w-]+)*$/.test(path) ? path : '/accounts'
}

async function sendSignInMail(about: { identifier: string; token: string; expires: Date; url: string }) {
  const { identifier: to, token, expires, url } = about
  const next = new URL(new URL(url).searchParams.get('callbackUrl') ?? '/', env().APP_URL).pathname
  try {
    await queueSignInMail({ to, token, expires, next, reader: await reader() })
  } catch (error) {
    // next-auth swallows any other kind of error.
    throw new AuthError('the sign-in mail was not queued', { cause: { err: error } })
  }
}

/** Every sign-in email passes through here, however it was requested. */
async function limitMails(email: string | null | undefined): Promise<void> {
  const { data: address } = signInAddress.safeParse(email)
  if (!address) throw new AppError('INVALID_INPUT', 'sign-in: no address')
  await limit('signInNetwork', await clientNetwork())
  await limit('signInAddress', address)
}

/** Our own error that made next-auth fail, if there is one. */
export function refusalIn(error: unknown): AppError | null {
  const inner = error instanceof AuthError ? error.cause?.err : null
  return inner instanceof AppError ? inner : null
}

/** What the browser says about a reader before they sign in. */
async function reader() {
  const [jar, head] = [await cookies(), await headers()]
  const timeZone = jar.get('tz')?.value ?? null
  return {
    locale: jar.get('locale')?.value ?? preferredLocale(head.get('accept-language')),
    timeZone: timeZone && isTimeZone(timeZone) ? timeZone : null,
  }
}

/** Whoever made a user of an address that nobody had proved to be theirs loses it to who does. */
async function takeOver(userId: string | undefined): Promise<void> {
  const unproved = { userId: userId ?? '', user: { emailVerified: null } }
  await getDb().account.deleteMany({ where: unproved })
  await getDb().session.deleteMany({ where: unproved })
}

/** `verified` is the address that Google or GitHub vouched for. */
async function remember(userId: string | undefined, verified: string | null | undefined): Promise<void> {
  if (!userId) return
  const { locale, timeZone } = await reader()
  const db = getDb()
  await db.user.updateMany({ where: { id: userId, locale: null }, data: { locale } })
  await db.user.updateMany({ where: { id: userId, timeZone: null }, data: { timeZone } })
  if (verified)
    await db.user.updateMany({
      where: { id: userId, email: verified.toLowerCase(), emailVerified: null },
      data: { emailVerified: await databaseNow() },
    })
  await audit(db, { kind: 'CUSTOMER', userId }, { action: 'SIGNED_IN' })
}

/** This browser's session and whose it is. */
export const currentSession = cache(async () => {
  const token = await sessionToken()
  const session = token ? await findSession(token) : null
  if (!session) return null
  const { id, email, name, locale, timeZone } = session.user
  const person: Person = { id, email, name, locale, timeZone, isAdmin: isAdmin(session.user) }
  return { ...session, person }
})

export const currentPerson = async (): Promise<Person | null> => (await currentSession())?.person ?? null

/** Long enough ago, somebody else may sit there by now: what hands something out wants a sign-in in the last hour. */
export async function isFreshlySignedIn(): Promise<boolean> {
  const session = await currentSession()
  return session !== null && session.now.getTime() - session.signedInAt.getTime() < 3_600_000
}

/** The signed-in person, or the way to sign in. */
export async function requirePerson(next = '/accounts'): Promise<Person> {
  return (await currentPerson()) ?? redirect(`/sign-in?next=${encodeURIComponent(safePath(next))}`)
}

/** An admin. For everybody else, signed in or not, the page does not exist. */
export async function requireAdmin(): Promise<Person> {
  const person = await currentPerson()
  return person?.isAdmin ? person : notFound()
}
