import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from './schema-engine'
import type { Supervisor } from './supervisor'

export const nextCommand = join(root, 'node_modules/next/dist/bin/next')

// Everything that a build reads. Tests sit next to the code and do not matter.
const sources = [
  '{app,components,lib,i18n,messages,public}/**/*',
  '{next.config.ts,proxy.ts,instrumentation.ts,postcss.config.mjs,tsconfig.json,package-lock.json}',
]
const buildId = join(root, '.next/BUILD_ID')
const note = join(root, '.data/build.json')

/** Builds the dashboard unless the last build was made from the same sources. */
export async function buildApp(supervisor: Supervisor, say: (line: string) => void): Promise<void> {
  if (isBuilt()) return
  say('Building the dashboard; this takes a minute, and only when its code has changed')
  const child = supervisor.run(
    'build',
    process.execPath,
    ['--import', 'tsx', 'scripts/build.ts'],
    process.env,
  )
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve))
  if (code !== 0) await new Promise(() => {}) // The supervisor has told of it and everything is ending.
}

/** Remembers which sources the current build was made from. */
export function noteBuild(): void {
  mkdirSync(dirname(note), { recursive: true })
  writeFileSync(note, JSON.stringify({ hash: hashSources(), id: readFileSync(buildId, 'utf8') }))
}

function isBuilt(): boolean {
  if (!existsSync(buildId) || !existsSync(note)) return false
  const { hash, id } = JSON.parse(readFileSync(note, 'utf8')) as { hash: string; id: string }
  return id === readFileSync(buildId, 'utf8') && hash === hashSources()
}

function hashSources(): string {
  const hash = createHash('sha256').update(process.version)
  const files = globSync(sources, { cwd: root, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
  for (const file of files.sort()) hash.update(file).update(readFileSync(file))
  return hash.digest('hex')
}
