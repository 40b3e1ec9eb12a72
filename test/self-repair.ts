import { randomUUID } from 'node:crypto'
import { databaseNow } from '@/lib/clock'
import { getDb } from '@/lib/db'
import { storeSession } from '@/lib/linkedin-sessions/store-session'
import { Secret } from '@/lib/secret'
import { hashToken, newToken } from '@/lib/secrets'
import { runMemberJob } from '@/lib/self-repair/run-member-job'
import { syncAccount } from '@/lib/status/sync-account'
import { openWorld } from './world'

// For the tests of self-repair: LinkedIn members with their browsers and cookies, and what became of their accounts.

const userAgent = 'Mozilla/5.0 (Macintosh) Chrome/156.0.0.0'
export const hour = 3_600_000

export const newMemberId = () => `ACoAA${randomUUID().replaceAll('-', '')}`
export const newCookie = () => `AQED${newToken()}`

type Browser = { id: string; userId: string }
export type Member = { userId: string; browser: Browser; memberId: string; rowId: string }
type Brought = {
  cookie?: string
  valid?: boolean
  /** The magic password that a login with this cookie meets. */
  persona?: string
  connect?: boolean
  /** The member that LinkedIn takes the cookie for. */
  belongsTo?: string
}

export async function makeBrowser(userId: string, name = 'Chrome on macOS'): Promise<Browser> {
  const now = await databaseNow()
  const seen = { lastSeenAt: now, lastSyncAt: now }
  return getDb().pairedBrowser.create({ data: { userId, tokenHash: hashToken(newToken()), name, ...seen } })
}

export async function accountOf(rowId: string) {
  const { account } = await getDb().linkedinMember.findUniqueOrThrow({
    where: { id: rowId },
    include: { account: true },
  })
  if (!account) throw new Error('the member has no account')
  return account
}

export const attemptsOf = (linkedinMemberId: string) =>
  getDb().linkedinAttempt.findMany({ where: { linkedinMemberId }, orderBy: { startedAt: 'asc' } })

export const resultsOf = async (rowId: string) => (await attemptsOf(rowId)).map(({ result }) => result)

export const outageOf = (accountId: string) =>
  getDb().outage.findFirstOrThrow({ where: { accountId }, orderBy: { openedAt: 'desc' } })

export const mailsOf = (accountId: string) =>
  getDb().outboxEmail.findMany({ where: { accountId }, orderBy: { createdAt: 'asc' } })

/** A world whose first connections go through Unipile v2 and whose mails are due at once. */
export async function openSelfRepairWorld() {
  const world = await openWorld({ CONNECT_WITH: 'unipile-v2', NOTICE_GRACE_SECONDS: '0' })

  /** LinkedIn gives the member a session, and the browser brings it. Answers the member's row. */
  async function bring(who: { browser: Browser; memberId: string }, about: Brought = {}): Promise<string> {
    const { cookie = newCookie(), valid = true, persona = 'good', belongsTo = who.memberId } = about
    await world.control('linkedin-cookie', {
      li_at: cookie,
      member_id: belongsTo,
      name: 'Ada Example',
      user_agent: userAgent,
      valid,
      persona,
    })
    const content = { liAt: new Secret(cookie), liA: null, userAgent }
    const sync = { memberId: who.memberId, content, connect: about.connect ?? false }
    const stored = await storeSession({ browser: who.browser, sync, country: null })
    if (stored.kind !== 'member') throw new Error('the browser is revoked')
    return stored.memberRowId
  }

  /** A customer whose first cookie was brought; jobs have not run. */
  async function newMember(about: Brought = {}): Promise<Member> {
    const { id: userId } = await world.makePerson()
    const browser = await makeBrowser(userId)
    const memberId = newMemberId()
    const rowId = await bring({ browser, memberId }, about)
    return { userId, browser, memberId, rowId }
  }

  async function connectedMember(about: Brought = {}) {
    const member = await newMember(about)
    await world.runJobs()
    return { ...member, account: await accountOf(member.rowId) }
  }

  /** LinkedIn ends the gateway's session, and the gateway says so. */
  async function loseLogin(account: { id: string; gatewayAccountId: string }): Promise<Date> {
    await world.setAtGateway(account, 'CREDENTIALS')
    await syncAccount({ accountId: account.id, cause: 'WEBHOOK' })
    return (await outageOf(account.id)).openedAt
  }

  const endCookie = (cookie: string, memberId: string) =>
    world.control('linkedin-cookie', { li_at: cookie, member_id: memberId, valid: false })

  /** A connected member whose login is lost and whose only cookie LinkedIn accepts no more. */
  async function memberWithoutLogin() {
    const cookie = newCookie()
    const member = await connectedMember({ cookie })
    await endCookie(cookie, member.memberId)
    return { ...member, openedAt: await loseLogin(member.account) }
  }

  /** Lets time pass until so many hours after the outage began. */
  async function passUntil(openedAt: Date, hours: number) {
    const left = openedAt.getTime() + hours * hour - (await databaseNow()).getTime()
    await world.pass({ seconds: Math.max(0, left) / 1000 })
  }

  /** Runs the member's job at these hours after the outage began, and finishes what it started. */
  async function runAtHours(member: { rowId: string }, openedAt: Date, ...hours: number[]) {
    for (const count of hours) {
      await passUntil(openedAt, count)
      await runMemberJob({ memberRowId: member.rowId })
      await world.runJobs()
    }
  }

  const countLogins = () =>
    world.sandbox.context.requests.filter(
      ({ method, path }) => method === 'POST' && path.includes('/auth/intent'),
    ).length

  return {
    ...world,
    bring,
    newMember,
    connectedMember,
    memberWithoutLogin,
    loseLogin,
    endCookie,
    passUntil,
    runAtHours,
    countLogins,
  }
}
