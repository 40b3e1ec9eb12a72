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
  await monitor.query(`CREATE SCHEMA first_rows;
    CREATE SCHEMA virtual;
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
  private firstRows: string[] | null = null

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

  /** Rows that the migrations made are part of a new installation. */
  private async keepFirstRows(): Promise<string[]> {
    const kept: string[] = []
    for (const { name } of await this.ownTables()) {
      if ((await this.rows(`SELECT 1 FROM public.${name} LIMIT 1`)).length === 0) continue
      await this.rows(`CREATE TABLE first_rows.${name} AS TABLE public.${name}`)
      kept.push(name)
    }
    return kept
  }

  private ownTables(): Promise<{ name: string }[]> {
    return this.rows(
      `SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'`,
    )
  }

  /** As a new installation. The audit refuses to be emptied, except by whoever turns its trigger off. */
  async empty(): Promise<void> {
    this.firstRows ??= await this.keepFirstRows()
    const own = await this.ownTables()
    const tables = own.map(({ name }) => `public.${name}`)
    await this.monitor.query(`SET session_replication_role = replica;
      TRUNCATE ${tables.join(', ')}, graphile_worker._private_jobs, graphile_worker._private_job_queues,
        graphile_worker._private_tasks RESTART IDENTITY CASCADE;
      ALTER SEQUENCE public.patchbay_fence RESTART;
      ${this.firstRows.map((name) => `INSERT INTO public.${name} TABLE first_rows.${name};`).join('\n')}
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
