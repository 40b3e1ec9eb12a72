import { PrismaAdapter } from '@auth/prisma-adapter'
import { cookies, headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import NextAuth, { AuthError, type NextAuthConfig } from 'next-auth'
import GitHub from 'next-auth/providers/github'
import Google from 'next-auth/providers/google'
import { cache } from 'react'
import { z } from 'zod'
import { audit } from './audit'
import { clientNetwork } from './client-network'
import { databaseNow } from './clock'
import { getDb } from './db'
import { env } from './env'
import { AppError } from './errors'
import { isTimeZone, preferredLocale } from './locale'
import { log } from './log'
import { queueSignInMail } from './outbox/queue-sign-in-mail'
import { limit } from './rate-limit'

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

export const { handlers, auth, signIn, signOut } = NextAuth(() => config())

function config(): NextAuthConfig {
  const settings = env()
  return {
    adapter: PrismaAdapter(getDb()),
    session: { strategy: 'database' },
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
        ? [GitHub({ clientId: settings.GITHUB_CLIENT_ID, clientSecret: settings.GITHUB_CLIENT_SECRET })]
        : []),
    ],
    callbacks: {
      redirect: ({ url }) => `${settings.APP_URL}${safePath(new URL(url, settings.APP_URL).pathname)}`,
      signIn: async ({ user, email }) => {
        if (email?.verificationRequest) await limitMails(user.email)
        return true
      },
      // A script in the page can read this.
      session: ({ session: { user, expires } }) => ({ user: { email: user.email }, expires }),
    },
    events: { signIn: ({ user }) => remember(user.id) },
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

async function remember(userId: string | undefined): Promise<void> {
  if (!userId) return
  const { locale, timeZone } = await reader()
  await getDb().user.updateMany({ where: { id: userId, locale: null }, data: { locale } })
  await getDb().user.updateMany({ where: { id: userId, timeZone: null }, data: { timeZone } })
  await audit(getDb(), { kind: 'CUSTOMER', userId: userId }, { action: 'SIGNED_IN' })
}

export const currentPerson = cache(async (): Promise<Person | null> => {
  const session = await auth()
  // next-auth also finds nobody when the database is down. That must not sign anyone out: a second query then throws.
  if (!session && (await cookies()).getAll().some(({ name }) => name.endsWith('authjs.session-token')))
    await databaseNow()
  const email = session?.user?.email
  const user = email ? await getDb().user.findUnique({ where: { email } }) : null
  if (!user) return null
  const { id, name, locale, timeZone } = user
  return {
    id,
    email: user.email,
    name,
    locale,
    timeZone,
    isAdmin: env().ADMIN_EMAILS.includes(user.email.toLowerCase()),
  }
})

/** The signed-in person; anybody else is redirected to sign in. */
export async function requirePerson(next = '/accounts'): Promise<Person> {
  return (await currentPerson()) ?? redirect(`/sign-in?next=${encodeURIComponent(safePath(next))}`)
}

/** An admin. For everybody else, signed in or not, the page does not exist. */
export async function requireAdmin(): Promise<Person> {
  const person = await currentPerson()
  return person?.isAdmin ? person : notFound()
}
