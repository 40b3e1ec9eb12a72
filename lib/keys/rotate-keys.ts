import { getDb } from '../db'
import { env } from '../env'
import { sessionContext } from '../linkedin-sessions/sealed-session'
import { seal, unseal } from '../secrets'

const batchSize = 200

/** A sealed value and the context it is bound to. */
type Row = { id: string; sealed: string; context: string }

/** A column of sealed values: lists those not sealed with the first key, ordered by id, and replaces one. */
type Column = {
  list: (after: string, currentId: string) => Promise<Row[]>
  /** Replaces it only if it is unchanged since it was read; returns how many rows changed. */
  replace: (row: Row, sealed: string) => Promise<{ count: number }>
}

export type Rotation = {
  done: number
  /** Changed by somebody else between our read and our write, so already sealed with the first key. */
  changed: number
  /** Key ids whose values could not be opened, with a count of each. */
  unreadable: Record<string, number>
  /** Old keys that no value uses any more, and those still needed. */
  idle: string[]
  used: string[]
}

/**
 * Reseals everything that is not under the first of ENCRYPTION_KEYS. Safe while the product runs; can be interrupted
 * and run again at any time.
 */
export async function rotateKeys(): Promise<Rotation> {
  const [current, ...old] = env().ENCRYPTION_KEYS.map(({ id }) => id)
  if (!current) throw new Error('no encryption key')
  const rotation: Rotation = { done: 0, changed: 0, unreadable: {}, idle: [], used: [] }
  for (const column of [sessions, mails]) await rotateColumn(column, current, rotation)
  const stillUsed = await usedKeys()
  rotation.idle = old.filter((id) => !stillUsed.includes(id))
  rotation.used = old.filter((id) => stillUsed.includes(id))
  return rotation
}

async function rotateColumn(column: Column, current: string, rotation: Rotation): Promise<void> {
  let after = ''
  for (;;) {
    const rows = await column.list(after, current)
    for (const row of rows) {
      const plain = open(row)
      if (plain === null) {
        const id = row.sealed.split('.', 1)[0] ?? ''
        rotation.unreadable[id] = (rotation.unreadable[id] ?? 0) + 1
        continue
      }
      const { count } = await column.replace(row, seal(plain, row.context))
      if (count === 1) rotation.done += 1
      else rotation.changed += 1
    }
    const last = rows.at(-1)
    if (!last) return
    after = last.id
  }
}

function open({ sealed, context }: Row): string | null {
  try {
    return unseal(sealed, context)
  } catch {
    return null
  }
}

const sessions: Column = {
  list: async (after, currentId) => {
    const rows = await getDb().$queryRaw<{ id: string; sealed: string; userId: string; memberId: string }[]>`
      SELECT s."id", s."sealed", m."userId", m."memberId"
      FROM "LinkedinSession" s JOIN "LinkedinMember" m ON m."id" = s."linkedinMemberId"
      WHERE s."id" > ${after} AND split_part(s."sealed", '.', 1) <> ${currentId}
      ORDER BY s."id" LIMIT ${batchSize}`
    return rows.map(({ id, sealed, ...member }) => ({ id, sealed, context: sessionContext({ id, member }) }))
  },
  replace: ({ id, sealed: read }, sealed) =>
    getDb().linkedinSession.updateMany({ where: { id, sealed: read }, data: { sealed } }),
}

const mails: Column = {
  list: async (after, currentId) => {
    const rows = await getDb().$queryRaw<{ id: string; sealed: string }[]>`
      SELECT "id", "sealedBody" AS "sealed" FROM "OutboxEmail"
      WHERE "sealedBody" IS NOT NULL AND "id" > ${after} AND split_part("sealedBody", '.', 1) <> ${currentId}
      ORDER BY "id" LIMIT ${batchSize}`
    return rows.map((row) => ({ ...row, context: `email:${row.id}` }))
  },
  replace: ({ id, sealed: read }, sealed) =>
    getDb().outboxEmail.updateMany({ where: { id, sealedBody: read }, data: { sealedBody: sealed } }),
}

async function usedKeys(): Promise<string[]> {
  const rows = await getDb().$queryRaw<{ key: string }[]>`
    SELECT split_part("sealed", '.', 1) AS "key" FROM "LinkedinSession"
    UNION SELECT split_part("sealedBody", '.', 1) FROM "OutboxEmail" WHERE "sealedBody" IS NOT NULL`
  return rows.map(({ key }) => key)
}
