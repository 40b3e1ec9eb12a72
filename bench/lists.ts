import { countByStatus, listAllAccounts } from '../lib/accounts/admin-queries'
import { listAccounts } from '../lib/accounts/queries'
import { accounts, fill, people } from './fill'
import { median, ms, print, times } from './measure'

/** A customer's list at 10 and at 10,000 accounts: the query, and the page as the browser gets it. */
export async function benchCustomerList(databaseUrl: string, origin: string): Promise<void> {
  await fill(
    databaseUrl,
    people(1, 2),
    accounts(1, 10, `'user1'`),
    accounts(11, 10_010, `'user2'`),
    `INSERT INTO "Session" VALUES ('session1', 'user1', now() + interval '1 day'), ('session2', 'user2', now() + interval '1 day')`,
    'ANALYZE',
  )
  const page = (session: string) => async () => {
    const answer = await fetch(`${origin}/accounts`, {
      headers: { cookie: `authjs.session-token=${session}` },
    })
    const html = await answer.text()
    if (!answer.ok || answer.redirected || !html.includes('handle')) throw new Error('the list did not come')
  }
  const query = [
    await median(() => listAccounts('user1')),
    await median(() => listAccounts('user2')),
  ] as const
  const drawn = [await median(page('session1')), await median(page('session2'))] as const
  print("A customer's accounts, first page, p50", [
    ['', 'with 10', 'with 10,000', 'ratio'],
    ['query', ms(query[0]), ms(query[1]), times(query[1], query[0])],
    ['whole page (10 and 50 rows)', ms(drawn[0]), ms(drawn[1]), times(drawn[1], drawn[0])],
  ])
}

/** The admin's list at 1,000 and at 1,000,000 accounts of 100,000 customers. */
export async function benchAdminList(databaseUrl: string): Promise<void> {
  const empty = 'TRUNCATE "User", "ConnectedAccount" CASCADE'
  const owner = `'user' || (1 + n % 100)`
  await fill(databaseUrl, empty, people(1, 100), accounts(1, 1_000, owner), 'VACUUM ANALYZE')
  const small = await measure(1_000)
  console.log('\nFilling in a million accounts …')
  const owners = `'user' || (1 + n % 100000)`
  const parts = Array.from({ length: 10 }, (_, part) =>
    accounts(part * 100_000 + 1, (part + 1) * 100_000, owners),
  )
  await fill(databaseUrl, empty, people(1, 100_000), ...parts, 'VACUUM ANALYZE')
  const large = await measure(1_000_000)
  print("The admin's list, p50", [
    ['', 'of 1,000', 'of 1,000,000', 'ratio'],
    ...Object.entries(small).map(([name, value]) => [
      name,
      ms(value),
      ms(large[name] ?? 0),
      times(large[name] ?? 0, value),
    ]),
  ])
}

async function measure(size: number): Promise<Record<string, number>> {
  const deep = await deepCursor()
  const name = `Name`
  return {
    'first page': await median(() => listAllAccounts({})),
    'a page 90% in': await median(() => listAllAccounts({ cursor: deep })),
    'one status': await median(() => listAllAccounts({ status: 'CREDENTIALS' })),
    'one status and provider': await median(() => listAllAccounts({ status: 'ERROR', provider: 'WHATSAPP' })),
    'search: one account': await median(() => listAllAccounts({ search: `handle${size - 1}` })),
    'search: one owner': await median(() => listAllAccounts({ search: 'person77@' })),
    'search: matches all': await median(() => listAllAccounts({ search: name }), 10),
    'search: matches none': await median(() => listAllAccounts({ search: 'zzzzzz' })),
    'counts by status': await median(() => countByStatus(), 10),
  }
}

/** The position of a reader who has paged through nine tenths of the list. */
async function deepCursor(): Promise<string> {
  const { getDb } = await import('../lib/db')
  const db = getDb()
  const total = await db.connectedAccount.count({ where: { removedAt: null } })
  const [row] = await db.connectedAccount.findMany({
    where: { removedAt: null },
    orderBy: [{ attention: 'asc' }, { statusSince: 'asc' }, { id: 'asc' }],
    skip: Math.floor(total * 0.9),
    take: 1,
    select: { attention: true, statusSince: true, id: true },
  })
  if (!row) throw new Error('the list is empty')
  return Buffer.from(JSON.stringify([row.attention, row.statusSince.toISOString(), row.id])).toString(
    'base64url',
  )
}
