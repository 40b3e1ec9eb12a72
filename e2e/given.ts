import type { Page } from '@playwright/test'
import { PrismaPg } from '@prisma/adapter-pg'
import { parseAccount } from '../lib/gateway/unipile-v1/v1-wire'
import { PrismaClient } from '../lib/generated/prisma/client'
import type { AccountStatus } from '../lib/generated/prisma/enums'
import { hashToken } from '../lib/secrets'
import { appUrl, e2ePorts, sandboxUrl } from '../scripts/e2e-ports'
import { password } from '../scripts/embedded-postgres'
import { control, expect, newAddress } from './fixtures'

// What a test starts from. It is written straight into the stack's database and sandbox; everything after it goes
// through the product.

export const databaseUrl = `postgresql://postgres:${password}@127.0.0.1:${e2ePorts.database}/patchbay`
export const db = new PrismaClient({ adapter: new PrismaPg({ connectionString: databaseUrl, max: 2 }) })

export type Customer = { id: string; email: string }

/** A customer of this test alone, signed in on this page. The page does not go anywhere yet. */
export async function newCustomer(page: Page, about: { locale?: string; name?: string } = {}) {
  const customer = await newPerson(about)
  await letIn(page, customer)
  return customer
}

/** A customer who is not signed in anywhere. */
export async function newPerson(about: { locale?: string; name?: string } = {}): Promise<Customer> {
  return db.user.create({ data: { email: newAddress(), ...about }, select: { id: true, email: true } })
}

/** The admin of the demo, signed in on this page. */
export async function asAdmin(page: Page): Promise<Customer> {
  const admin = await db.user.findUniqueOrThrow({ where: { email: 'admin@example.com' } })
  await letIn(page, admin)
  return admin
}

/** Signs this page's browser in as this person, as clicking an emailed link would. */
export async function letIn(page: Page, { id }: { id: string }): Promise<void> {
  const sessionToken = crypto.randomUUID()
  await db.session.create({
    data: { tokenHash: hashToken(sessionToken), userId: id, expires: new Date(Date.now() + 3_600_000) },
  })
  await page.context().addCookies([{ name: 'authjs.session-token', value: sessionToken, url: appUrl }])
}

export type GivenAccount = { id: string; gatewayAccountId: string; name: string }

type About = {
  /** The gateway's word for the provider. */
  type?: string
  name?: string
  status?: AccountStatus
  statusSince?: Date
}

/** An account that this customer connected some time ago, known to the gateway in the same state. */
export async function newAccount(owner: Customer, about: About = {}): Promise<GivenAccount> {
  return link(owner, await newAtGateway(about), about)
}

/** An account that only the gateway has. */
export async function newAtGateway(about: About = {}): Promise<string> {
  const { type = 'LINKEDIN', status = 'OK', name = newName() } = about
  // Today's gateways have no word for the last two.
  const atGateway = status === 'LOCKED' || status === 'DELETED' ? 'OK' : status
  const id = crypto.randomUUID()
  await control('create-account', { id, type, name, username: name, status: atGateway })
  return id
}

/** Assigns an account at the gateway to this customer. */
export async function link(owner: Customer, id: string, about: About = {}): Promise<GivenAccount> {
  const { status = 'OK', statusSince = ago({ hours: 2 }) } = about
  const read = parseAccount(await atGateway(id))
  if (!read) throw new Error('the sandbox does not have what it was just given')
  if (status === 'DELETED') await control('delete-account', { account_id: id, silent: true })
  return db.connectedAccount.create({
    data: {
      gatewayAccountId: id,
      provider: read.provider,
      name: read.name,
      identity: read.identity,
      handle: read.handle,
      sources: read.sources,
      userId: owner.id,
      gateway: 'UNIPILE_V1',
      status,
      statusSince,
      lastVerifiedAt: new Date(),
      // The gateway cannot say this status: no pass over its list may correct it under a test's hands.
      ...(status === 'LOCKED' && { readNumber: 2n ** 62n }),
    },
    select: { id: true, gatewayAccountId: true, name: true },
  })
}

/** Many accounts of one customer, each a minute longer in its status than the one before. The gateway has none of them. */
export async function newAccounts(
  owner: Customer,
  count: number,
  status: AccountStatus = 'OK',
): Promise<void> {
  const start = ago({ hours: 1 }).getTime()
  await db.connectedAccount.createMany({
    data: Array.from({ length: count }, (_, index) => ({
      userId: owner.id,
      gateway: 'UNIPILE_V1' as const,
      gatewayAccountId: crypto.randomUUID(),
      provider: 'LINKEDIN' as const,
      name: `Account ${String(index + 1).padStart(2, '0')}`,
      status,
      statusSince: new Date(start - index * 60_000),
      lastVerifiedAt: new Date(),
    })),
  })
}

/** A name that no other account has. */
export function newName(word = 'Ana'): string {
  return `${word} ${crypto.randomUUID().slice(0, 8)}`
}

export function ago({ hours = 0, days = 0 }: { hours?: number; days?: number }): Date {
  return new Date(Date.now() - (days * 24 + hours) * 3_600_000)
}

/** What the gateway says about an account; null when it has none. */
export async function atGateway(gatewayAccountId: string): Promise<object | null> {
  const answer = await fetch(`${sandboxUrl}/api/v1/accounts/${gatewayAccountId}`, {
    headers: { 'x-api-key': 'sandbox-key' },
  })
  return answer.status === 404 ? null : ((await answer.json()) as object)
}

/** Sets a status at the gateway, which sends its status webhook. */
export function setStatus(account: GivenAccount, status: AccountStatus): Promise<unknown> {
  return control('status', { account_id: account.gatewayAccountId, status })
}

/** Waits until the dashboard has stored this status: for tests of what happens next. */
export async function expectStored(account: GivenAccount, status: AccountStatus): Promise<void> {
  await expect
    .poll(async () => (await db.connectedAccount.findUnique({ where: { id: account.id } }))?.status)
    .toBe(status)
}
