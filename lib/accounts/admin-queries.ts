import { getDb } from '../db'
import type { Prisma } from '../generated/prisma/client'
import { AccountStatus, type Provider } from '../generated/prisma/enums'
import { pageOf, positionOf } from './cursor'
import {
  type AccountDetail,
  type AccountRow,
  accountDetail,
  accountDetailSelect,
  accountRow,
  accountRowSelect,
  brokenFirst,
} from './queries'

type Owner = { id: string; email: string; name: string | null }
const owner = { user: { select: { id: true, email: true, name: true } } }

export type AdminAccountRow = AccountRow & { owner: Owner }

export type AdminFilter = {
  status?: AccountStatus | undefined
  provider?: Provider | undefined
  /** Part of the account's name, label or handle, or of its owner's name or address. */
  search?: string | undefined
  cursor?: string | undefined
}

const pageSize = 50

/** All accounts of all customers, broken first and of those the oldest. Removed ones only when asked for DELETED. */
export async function listAllAccounts(
  filter: AdminFilter,
): Promise<{ accounts: AdminAccountRow[]; nextCursor: string | null }> {
  const rows = await getDb().connectedAccount.findMany({
    where: {
      AND: [
        filter.status === 'DELETED' ? {} : { removedAt: null },
        filter.status ? { status: filter.status } : {},
        filter.provider ? { provider: filter.provider } : {},
        await matching(filter.search?.trim()),
        positionOf(filter.cursor),
      ],
    },
    orderBy: brokenFirst,
    take: pageSize + 1,
    select: { ...accountRowSelect, ...owner, attention: true },
  })
  const { items, nextCursor } = pageOf(rows, pageSize)
  return { accounts: items.map(({ user, ...row }) => ({ ...accountRow(row), owner: user })), nextCursor }
}

/** Owners that a search may name one by one; a search that matches more of them walks the list instead. */
const mostOwners = 500

async function matching(search: string | undefined): Promise<Prisma.ConnectedAccountWhereInput> {
  if (!search) return {}
  const part = { contains: search, mode: 'insensitive' } as const
  const isOwner = { OR: [{ email: part }, { name: part }] }
  const owners = await getDb().user.findMany({ where: isOwner, take: mostOwners + 1, select: { id: true } })
  const owned =
    owners.length > mostOwners ? { user: isOwner } : { userId: { in: owners.map(({ id }) => id) } }
  return { OR: [{ name: part }, { label: part }, { handle: part }, ...(owners.length > 0 ? [owned] : [])] }
}

/** How many accounts are in each status; removed ones count under DELETED. */
export async function countByStatus(): Promise<Record<AccountStatus, number>> {
  const groups = await getDb().connectedAccount.groupBy({ by: ['status'], _count: true })
  const counts = new Map(groups.map((group) => [group.status, group._count]))
  const every = Object.values(AccountStatus).map((status) => [status, counts.get(status) ?? 0])
  return Object.fromEntries(every) as Record<AccountStatus, number>
}

/** Any account, for an admin; a removed one too, for its history. */
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
