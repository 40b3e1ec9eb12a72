import pg from 'pg'

/**
 * A database whose time belongs to the simulation: `now()`, for the queue, and `patchbay_now()`, for everything else, read
 * one table. It stands still until it is told to pass.
 */
export async function makeDatabase(server: string, template: string, name: string): Promise<Database> {
  await onServer(server, [
    `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`,
    `CREATE DATABASE ${name} TEMPLATE ${template}`,
  ])
  await onServer(server, [`ALTER DATABASE ${name} SET search_path = virtual, pg_catalog, public`])
  const url = `${server}/${name}`
  const monitor = new pg.Client({ connectionString: url })
  monitor.on('error', () => undefined)
  await monitor.connect()
  await monitor.query(`CREATE SCHEMA virtual;
    CREATE TABLE virtual.clock ("at" timestamptz NOT NULL);
    INSERT INTO virtual.clock VALUES (to_timestamp(0));
    CREATE FUNCTION virtual.now() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE
      AS 'SELECT "at" FROM virtual.clock';
    CREATE OR REPLACE FUNCTION public.patchbay_now() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE
      AS 'SELECT "at" FROM virtual.clock'`)
  return new Database(url, monitor, () => onServer(server, [`DROP DATABASE ${name} WITH (FORCE)`]))
}

export class Database {
  readonly url: string
  private readonly monitor: pg.Client
  private readonly drop: () => Promise<void>

  constructor(url: string, monitor: pg.Client, drop: () => Promise<void>) {
    this.url = url
    this.monitor = monitor
    this.drop = drop
  }

  /** What the simulation itself asks; no simulated process is involved. */
  async rows<Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.monitor.query<Row>(sql, values)).rows
  }

  async setTime(at: number): Promise<void> {
    await this.monitor.query('UPDATE virtual.clock SET "at" = $1', [new Date(at).toISOString()])
  }

  /** As a new installation. The audit refuses to be emptied, except by whoever turns its trigger off. */
  async empty(): Promise<void> {
    const tables = await this.rows<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
       WHERE (schemaname = 'public' AND tablename <> '_prisma_migrations')
         OR (schemaname = 'graphile_worker' AND tablename IN ('_private_jobs', '_private_job_queues'))`,
    )
    await this.monitor.query(`SET session_replication_role = replica;
      TRUNCATE ${tables.map(({ name }) => name).join(', ')} RESTART IDENTITY CASCADE;
      SET session_replication_role = origin`)
  }

  /** Does this connection wait for a lock that another one holds? */
  async isWaiting(pid: number): Promise<boolean> {
    const sql = `SELECT 1 FROM pg_stat_activity WHERE pid = $1 AND wait_event_type = 'Lock'`
    return (await this.rows(sql, [pid])).length > 0
  }

  /** Ends connections as the death of their process does: what they had not committed is undone. */
  async cut(pids: readonly number[]): Promise<void> {
    await this.rows('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid = ANY($1)', [pids])
    for (;;) {
      const left = await this.rows('SELECT 1 FROM pg_stat_activity WHERE pid = ANY($1)', [pids])
      if (left.length === 0) return
    }
  }

  async close(): Promise<void> {
    await this.monitor.end()
    await this.drop()
  }
}

async function onServer(server: string, statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: `${server}/postgres` })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}
