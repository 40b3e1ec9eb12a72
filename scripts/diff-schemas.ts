import { openEngine, schemaPath } from './schema-engine'

/** The SQL that turns one schema (null: an empty database) into the other; empty when nothing changed. */
export async function diffSchemas(from: string | null, to: string): Promise<string> {
  const engine = await openEngine({ ...named, connect, connectToShadowDb: connect })
  try {
    const { stdout } = await engine.diff({
      from: from === null ? { tag: 'empty' } : datamodel(from),
      to: datamodel(to),
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    })
    const sql = stdout?.trim() ?? ''
    return /^(-- This is an empty migration\.?)?$/.test(sql) ? '' : `${sql}\n`
  } finally {
    engine.free()
  }
}

function datamodel(content: string) {
  return { tag: 'schemaDatamodel' as const, files: [{ path: schemaPath, content }] }
}

// The engine connects when it is created, although comparing two files needs no database: it gets an empty stand-in.
const named = { provider: 'postgres', adapterName: 'no-database' } as const

const connect = async () => ({
  ...named,
  queryRaw: async () => ({ columnNames: [], columnTypes: [], rows: [] }),
  executeRaw: async () => 0,
  executeScript: async () => {},
  startTransaction: async () => {
    throw new Error('comparing schemas needs no transaction')
  },
  getConnectionInfo: () => ({ schemaName: 'public', supportsRelationJoins: true }),
  dispose: async () => {},
})
