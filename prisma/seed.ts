import { getDb } from '../lib/db'
import { env } from '../lib/env'
import { getGateway } from '../lib/gateway/gateways'
import { type DemoAccount, people } from './seed-people'
import { writeStory } from './seed-story'

/** Fills an empty database with the demo's people, and the sandbox with the same accounts in the same state. */
export async function seedDemo(now = new Date()): Promise<void> {
  const db = getDb()
  if ((await db.user.count()) > 0) return
  const found = await Promise.all(
    people
      .flatMap(({ accounts }) => accounts)
      .map(async (account) => [account.id, await plant(account, now)] as const),
  )
  const atGateway = new Map(found)
  // All or nothing, so that a start that was cut off seeds again.
  await db.$transaction(
    async (tx) => {
      for (const { accounts, ...person } of people) {
        const user = await tx.user.create({ data: { ...person, emailVerified: now } })
        for (const account of accounts) {
          const read = atGateway.get(account.id)
          if (read) await writeStory(tx, { account, read, user, now })
        }
      }
      await writeStrays(tx, now)
    },
    { timeout: 30_000 },
  )
}

/** Makes the account at the sandbox and reads it back as we would any other. */
async function plant(account: DemoAccount, now: Date) {
  const { id, gateway = 'UNIPILE_V1', type, name, login, story, part, browser } = account
  const status = story.at(-1)?.to ?? 'OK'
  const created = now.getTime() - (story[0]?.hoursAgo ?? 0) * 3_600_000
  await control('create-account', {
    id,
    gateway: gateway === 'UNIPILE_V2' ? 'v2' : 'v1',
    type,
    name,
    username: login,
    status: part || status === 'DELETED' || status === 'LOCKED' ? 'OK' : status,
    created_at: new Date(created).toISOString(),
  })
  if (part) await control('status', { account_id: id, status, source: `${id}${part}`, silent: true })
  if (status === 'LOCKED') await control('status', { account_id: id, status: 'locked', silent: true })
  const read = await getGateway(gateway).findAccount(id)
  if (!read || read === 'logged out') throw new Error(`the sandbox lost ${id}`)
  if (browser) {
    const session = { li_at: browser.liAt, user_agent: browser.userAgent, member_id: read.identity }
    await control('linkedin-cookie', { ...session, name, valid: status === 'OK' })
  }
  if (status === 'DELETED') await control('delete-account', { account_id: id, silent: true })
  return read
}

async function control(name: string, body: object): Promise<void> {
  const answer = await fetch(`${env().UNIPILE_V1_DSN}/control/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`The sandbox refused ${name}: ${await answer.text()}`)
}

/** What else an inbox collects: events about nobody we know, of a kind we do not handle, of no known shape. */
async function writeStrays(tx: Parameters<typeof writeStory>[0], now: Date): Promise<void> {
  const event = (
    hoursAgo: number,
    outcome: 'ORPHAN' | 'IGNORED' | 'UNRECOGNISED',
    reason: string,
    body: object,
  ) => ({
    gateway: 'UNIPILE_V1' as const,
    kind: 'STATUS' as const,
    outcome,
    outcomeReason: reason,
    body: JSON.stringify(body),
    receivedAt: new Date(now.getTime() - hoursAgo * 3_600_000),
  })
  const unknown = { account_id: 'Zk9vN2xQRk2YbT1mV0dHcA', account_type: 'LINKEDIN', message: 'CREDENTIALS' }
  await tx.webhookEvent.createMany({
    data: [
      {
        ...event(9, 'ORPHAN', 'UNKNOWN_ACCOUNT', { AccountStatus: unknown }),
        gatewayAccountId: unknown.account_id,
        message: unknown.message,
        hint: 'CREDENTIALS',
      },
      {
        ...event(30, 'IGNORED', 'NOT_HANDLED', { event: 'mail_received', account_id: 'demo_ada_imap' }),
        gatewayAccountId: 'demo_ada_imap',
        message: 'mail_received',
      },
      event(52, 'UNRECOGNISED', 'UNKNOWN_SHAPE', { accountStatus: { id: 'demo_grace_google', state: 7 } }),
    ],
  })
}
