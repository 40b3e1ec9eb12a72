import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { type Account, emptyState, type Link, normalModes, type State, type Webhook } from './state.ts'

const LAG_MS = 100

export type StateFile = { state: State; changed(): void; flush(): void }

/** The state in memory and, unless path is null, its copy on disk: always complete, at most about 200 ms old. */
export function openStateFile(path: string | null, log: (line: string) => void): StateFile {
  const state = path ? readState(path, log) : emptyState()
  let dirty = false
  let timer: NodeJS.Timeout | null = null
  let writing = false
  let closed = false

  function changed() {
    dirty = true
    if (!path || timer || writing || closed) return
    timer = setTimeout(write, LAG_MS)
  }

  async function write() {
    timer = null
    if (!path || closed) return
    dirty = false
    writing = true
    const temporary = `${path}.tmp`
    try {
      await writeFile(temporary, JSON.stringify(state))
      // If flush() has written something newer meanwhile, this copy is stale.
      if (!closed) await rename(temporary, path)
    } catch (error) {
      log(`sandbox: could not write ${path}: ${(error as Error).message}`)
    }
    writing = false
    if (dirty) changed()
  }

  function flush() {
    if (timer) clearTimeout(timer)
    closed = true
    if (!path) return
    const temporary = `${path}.last.tmp`
    writeFileSync(temporary, JSON.stringify(state))
    renameSync(temporary, path)
  }

  return { state, changed, flush }
}

function readState(path: string, log: (line: string) => void): State {
  mkdirSync(dirname(path), { recursive: true })
  if (!existsSync(path)) return emptyState()
  try {
    const saved = JSON.parse(readFileSync(path, 'utf8')) as State
    if (saved.version !== 1 || !Array.isArray(saved.accounts)) throw new Error('not a state of this version')
    return fillGaps(saved)
  } catch (error) {
    const aside = `${path}.unreadable`
    renameSync(path, aside)
    log(`sandbox: ${path} is unreadable (${(error as Error).message}); kept as ${aside}, starting empty`)
    return emptyState()
  }
}

/** A state saved by an older sandbox, which only spoke v1, lacks what came later. */
function fillGaps(saved: State): State {
  const account = { gateway: 'v1', v2: null } as const
  const link = { gateway: 'v1', redirectUri: null, state: null, loginHint: null, config: {} } as const
  return {
    ...emptyState(),
    ...saved,
    accounts: saved.accounts.map((kept): Account => ({ ...account, ...kept })),
    links: saved.links.map((kept): Link => ({ ...link, ...kept })),
    webhooks: saved.webhooks.map((kept): Webhook => ({ ...{ gateway: 'v1' as const }, ...kept })),
    // Answers are kept since there are batches.
    idempotency: saved.idempotency.filter(({ answer }) => answer),
    modes: { ...normalModes(), ...saved.modes, mail: { ...normalModes().mail, ...saved.modes.mail } },
  }
}
