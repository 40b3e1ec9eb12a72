import { getDb } from '../db'
import { Prisma } from '../generated/prisma/client'
import { AccountStatus, type Provider } from '../generated/prisma/enums'
import { brokenFirst, readPage } from './cursor'
import {
  type AccountDetail,
  type AccountRow,
  accountDetail,
  accountDetailSelect,
  accountRow,
  accountRowSelect,
} from './queries'

type Owner = { id: string; email: string; name: string | null }
const owner = { user: { select: { id: true, email: true, name: true } } }

export type AdminAccountRow = AccountRow & { owner: Owner }

export type AdminFilter = {
  status?: AccountStatus | undefined
  provider?: Provider | undefined
  /** Matches part of the account's name, label or handle, or of its owner's name or email address. */
  search?: string | undefined
  cursor?: string | undefined
}

const pageSize = 50

/** All customers' accounts, broken ones first, then oldest first. Removed ones only when filtering by DELETED. */
export async function listAllAccounts(
  filter: AdminFilter,
): Promise<{ accounts: AdminAccountRow[]; nextCursor: string | null }> {
  const { status, provider, cursor } = filter
  const where = [
    ...(status === 'DELETED' ? [] : [Prisma.sql`a."removedAt" IS NULL`]),
    ...(status ? [Prisma.sql`a."status" = ${status}::"AccountStatus"`] : []),
    ...(provider ? [Prisma.sql`a."provider" = ${provider}::"Provider"`] : []),
    ...(await matching(filter.search?.trim())),
  ]
  const { ids, nextCursor } = await readPage(where, cursor, pageSize)
  const rows = await getDb().connectedAccount.findMany({
    where: { id: { in: ids } },
    orderBy: brokenFirst,
    select: { ...accountRowSelect, ...owner },
  })
  return { accounts: rows.map(({ user, ...row }) => ({ ...accountRow(row), owner: user })), nextCursor }
}

/** A search lists the ids of at most this many matching owners; if more match, it scans the accounts instead. */
const mostOwners = 500

async function matching(search: string | undefined): Promise<Prisma.Sql[]> {
  if (!search) return []
  const part = { contains: search, mode: 'insensitive' } as const
  const owners = await getDb().user.findMany({
    where: { OR: [{ email: part }, { name: part }] },
    take: mostOwners + 1,
    select: { id: true },
  })
  const like = `%${search.replace(/[\\%_]/g, '\\$&')}%`
  const owned =
    owners.length > mostOwners
      ? Prisma.sql`EXISTS (SELECT 1 FROM "User" u WHERE u."id" = a."userId"
          AND (u."email" ILIKE ${like} OR u."name" ILIKE ${like}))`
      : Prisma.sql`a."userId" = ANY(${owners.map(({ id }) => id)})`
  return [
    Prisma.sql`(a."name" ILIKE ${like} OR a."label" ILIKE ${like} OR a."handle" ILIKE ${like} OR ${owned})`,
  ]
}

/** How many accounts are in each status; removed ones count under DELETED. */
export async function countByStatus(): Promise<Record<AccountStatus, number>> {
  const groups = await getDb().connectedAccount.groupBy({ by: ['status'], _count: true })
  const counts = new Map(groups.map((group) => [group.status, group._count]))
  const every = Object.values(AccountStatus).map((status) => [status, counts.get(status) ?? 0])
  return Object.fromEntries(every) as Record<AccountStatus, number>
}

/** Any account, for an admin; removed ones too, for their history. */
export async function findAnyAccount(
  accountId: string,
): Promise<(AccountDetail & { owner: Owner; removedAt: Date | null }) | null> {
  const row = await getDb().connectedAccount.findUnique({
    where: { id: accountId },
    select: { ...accountDetailSelect, ...owner, removedAt: true },
  })
  if (!row) return null
  const { user, removedAt, ...rest } = row
  return { ...accountDetail(rest), owner: user, removedAt }
}
