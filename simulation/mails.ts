import { createHash } from 'node:crypto'
import type { Mail } from '../sandbox/core/state'
import type { Row } from './rows'
import type { Violation } from './violation'
import type { Read } from './wire'
import type { World } from './world'

const minutes = (count: number) => count * 60_000
const broken = ['CREDENTIALS', 'PERMISSIONS']

/** What a mailed link is about. */
type Notice = {
  accountId: string
  outageId: string
  openedAt: Date
  /** Written after its outage was opened: an admin asked, or automatic repair did not work. */
  isLater: boolean
  /** Of a story of breaks that ended by themselves, and that began so many outages ago. */
  story: string[]
  token: string
}

/**
 * G5, G12: who was mailed had to act, as a read after the grace period said; each notice is mailed once, and flapping is
 * one story. `idsBefore`: the gateway accounts that a row stood for.
 */
export function judgeMails(world: World, graceMs: number, idsBefore: (accountId: string) => string[]) {
  const { context, wire, truth, time, database } = world
  const seen = new Set<string>()
  const toldTokens = new Set<string>()
  const toldOutages = new Set<string>()

  return async function judge(rows: readonly Row[]): Promise<Violation[]> {
    const violations: Violation[] = []
    for (const mail of context.state.mails.filter(({ id }) => !seen.has(id))) {
      seen.add(mail.id)
      for (const notice of await noticesIn(mail)) {
        const row = rows.find(({ id }) => id === notice.accountId)
        if (row) violations.push(...wrongIn(mail, notice, row))
        toldTokens.add(notice.token)
        toldOutages.add(notice.outageId)
      }
    }
    return violations
  }

  function wrongIn(mail: Mail, notice: Notice, row: Row): Violation[] {
    const ids = new Set([row.gatewayAccountId, ...idsBefore(row.id)])
    const openedAt = notice.openedAt.getTime()
    const from = openedAt + (notice.isLater ? 0 : graceMs)
    const isConfirmed = wire.reads.some(
      (read) => ids.has(read.accountId) && read.at >= from && isRecent(read) && saysBroken(read, row),
    )
    const isFlapping = notice.story.some((outageId) => toldOutages.has(outageId))
    const isSoon = time.now - openedAt < minutes(60)
    const rules = [
      toldTokens.has(notice.token) && 'each notice is mailed once',
      ![...ids].some((id) => truth.everBroken(id)) && 'an account that was never broken is never mailed',
      !isConfirmed && 'a mail leaves only on a read after the grace period that says so',
      isFlapping && isSoon && !notice.isLater && 'a flapping account is one story',
    ]
    const about = `${mail.subject} to ${mail.to}, outage ${notice.outageId} of ${notice.openedAt.toISOString()}`
    return rules.flatMap((rule) => (rule ? [{ rule, about, ids: [row.id, ...ids, notice.outageId] }] : []))
  }

  function isRecent({ at, answered }: Read): boolean {
    return answered !== null && at > time.now - minutes(3)
  }

  function saysBroken({ said }: Read, row: Row): boolean {
    return Boolean(said?.status && (broken.includes(said.status) || said.person !== row.identity))
  }

  async function noticesIn(mail: Mail): Promise<Notice[]> {
    const tokens = [...(mail.html ?? '').matchAll(/\/reconnect\/([\w-]+)/g)].map(([, token]) => token ?? '')
    const hashes = new Map(tokens.map((token) => [createHash('sha256').update(token).digest('hex'), token]))
    const links = await database.rows<Omit<Notice, 'token' | 'story'> & { tokenHash: string }>(
      `SELECT l."tokenHash", l."accountId", l."outageId", o."openedAt", l."createdAt" > o."openedAt" AS "isLater"
       FROM public."ReconnectLink" l JOIN public."Outage" o ON o."id" = l."outageId" WHERE l."tokenHash" = ANY($1)`,
      [[...hashes.keys()]],
    )
    const notices = links.map(async ({ tokenHash, ...link }) => ({
      ...link,
      token: hashes.get(tokenHash) ?? '',
      story: await storyOf(link),
    }))
    return Promise.all(notices)
  }

  /** The outages before it that ended by themselves, each less than six hours before the next. */
  async function storyOf(about: { accountId: string; openedAt: Date }): Promise<string[]> {
    const past = await database.rows<{ id: string; openedAt: Date; closedAt: Date; end: string }>(
      `SELECT "id", "openedAt", "closedAt", "end" FROM public."Outage"
       WHERE "accountId" = $1 AND "openedAt" < $2 AND "closedAt" IS NOT NULL ORDER BY "openedAt" DESC`,
      [about.accountId, about.openedAt],
    )
    const story: string[] = []
    let next = about.openedAt
    for (const { id, openedAt, closedAt, end } of past) {
      if (end !== 'BY_ITSELF' || next.getTime() - closedAt.getTime() >= minutes(6 * 60)) break
      story.push(id)
      next = openedAt
    }
    return story
  }
}
