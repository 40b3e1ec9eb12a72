import { getDb } from '../db'
import { Prisma } from '../generated/prisma/client'
import type { AccountStatus, AuthMethod, Gateway, Provider } from '../generated/prisma/enums'
import { brokenFirst, readPage } from './cursor'
import {
  memberDetailSelect,
  memberSelect,
  nextTry,
  type SelfRepair,
  selfRepair,
  triesSelect,
} from './self-repair'

export type AccountRow = {
  id: string
  provider: Provider
  gateway: Gateway
  /** The name its owner gave it, or else the gateway's. */
  name: string
  gatewayName: string
  label: string | null
  /** Email address, number or handle, as other people know it. */
  identity: string | null
  status: AccountStatus
  /** We are logging it in again with its LinkedIn cookies; nobody has been asked to act yet. */
  repairing: boolean
  /** When we try that next; null while a try is running and when there is nothing to repair. */
  nextTryAt: Date | null
  statusReason: string | null
  statusSince: Date
  lastVerifiedAt: Date | null
  createdAt: Date
  /** How it was last connected. */
  method: AuthMethod
}

export const accountRowSelect = {
  id: true,
  provider: true,
  gateway: true,
  name: true,
  label: true,
  handle: true,
  status: true,
  repairing: true,
  linkedinMember: memberSelect,
  statusReason: true,
  statusSince: true,
  lastVerifiedAt: true,
  createdAt: true,
  method: true,
} satisfies Prisma.ConnectedAccountSelect

export function accountRow(
  row: Prisma.ConnectedAccountGetPayload<{ select: typeof accountRowSelect }>,
): AccountRow {
  const { handle, name, linkedinMember, ...rest } = row
  const nextTryAt = rest.repairing ? nextTry(linkedinMember) : null
  return { ...rest, nextTryAt, name: row.label ?? name, gatewayName: name, identity: handle }
}

const pageSize = 50

/** A customer's accounts, page by page: the most urgent first, then oldest first. */
export async function listAccounts(userId: string, cursor?: string) {
  const db = getDb()
  const mine = { userId, removedAt: null }
  const [page, total, needOwner] = await Promise.all([
    readPage([Prisma.sql`a."userId" = ${userId}`, Prisma.sql`a."removedAt" IS NULL`], cursor, pageSize),
    db.connectedAccount.count({ where: mine }),
    db.connectedAccount.count({ where: { ...mine, attention: 0 } }),
  ])
  const rows = await db.connectedAccount.findMany({
    where: { id: { in: page.ids } },
    orderBy: brokenFirst,
    select: accountRowSelect,
  })
  return { accounts: rows.map(accountRow), nextCursor: page.nextCursor, total, needOwner }
}

export type AccountDetail = AccountRow & {
  sources: { id: string; status: AccountStatus }[]
  outage: { openedAt: Date; askedAt: Date | null; mailedAt: Date | null } | null
  /** Null for an account that cannot be logged in again with a browser's cookies. */
  selfRepair: SelfRepair | null
}

export const accountDetailSelect = {
  ...accountRowSelect,
  sources: true,
  linkedinMember: memberDetailSelect,
  outages: {
    where: { closedAt: null },
    select: {
      openedAt: true,
      askedAt: true,
      linkedinAttempts: triesSelect,
      emails: { where: { state: 'SENT' }, orderBy: { sentAt: 'desc' }, take: 1, select: { sentAt: true } },
    },
  },
} satisfies Prisma.ConnectedAccountSelect

export function accountDetail(
  row: Prisma.ConnectedAccountGetPayload<{ select: typeof accountDetailSelect }>,
): AccountDetail {
  const { sources, outages, ...rest } = row
  const [outage] = outages
  return {
    ...accountRow(rest),
    sources: sources as AccountDetail['sources'],
    outage: outage
      ? {
          openedAt: outage.openedAt,
          askedAt: outage.askedAt,
          mailedAt: outage.emails[0]?.sentAt ?? null,
        }
      : null,
    selfRepair: selfRepair(rest.linkedinMember, outage?.linkedinAttempts ?? []),
  }
}

/** One account of this customer; null when it does not exist or belongs to somebody else. */
export async function findAccount(userId: string, accountId: string): Promise<AccountDetail | null> {
  const row = await getDb().connectedAccount.findFirst({
    where: { id: accountId, userId, removedAt: null },
    select: accountDetailSelect,
  })
  return row && accountDetail(row)
}
