import pg from 'pg'

/** Runs SQL with triggers off: nobody needs to hear about filler rows. */
export async function fill(databaseUrl: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query('SET session_replication_role = replica')
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}

export function people(from: number, to: number): string {
  return `INSERT INTO "User" ("id", "email", "name")
    SELECT 'user' || n, 'person' || n || '@customer' || n % 997 || '.example', 'Person ' || n
    FROM generate_series(${from}, ${to}) AS n`
}

/**
 * Accounts numbered `from` to `to`; the owner is an SQL expression in n. Nine in ten work, one in thirty needs its
 * owner, providers are mixed, and timestamps are spread over a year.
 */
export function accounts(from: number, to: number, owner: string): string {
  return `INSERT INTO "ConnectedAccount" ("id", "userId", "gateway", "gatewayAccountId", "provider", "identity", "handle",
      "name", "status", "statusSince", "sources", "lastVerifiedAt", "createdAt", "updatedAt")
    SELECT 'account' || n, ${owner}, 'UNIPILE_V1', 'gateway' || n,
      (ARRAY['LINKEDIN','WHATSAPP','GOOGLE','MICROSOFT','INSTAGRAM','TELEGRAM']::"Provider"[])[1 + n % 6],
      md5(n::text), 'handle' || n, 'Name ' || substr(md5(n::text), 1, 8) || ' ' || n,
      (CASE WHEN n % 30 = 0 THEN 'CREDENTIALS' WHEN n % 30 = 1 THEN 'ERROR' WHEN n % 300 = 2 THEN 'PERMISSIONS'
            WHEN n % 300 = 3 THEN 'STOPPED' WHEN n % 30 = 4 THEN 'CONNECTING' ELSE 'OK' END)::"AccountStatus",
      now() - make_interval(secs => (n::bigint * 7919 % 31536000)::int), '[]', now(), now() - interval '1 year', now()
    FROM generate_series(${from}, ${to}) AS n`
}
