import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './schema-engine'
import type { Supervisor } from './supervisor'

// Everything that a build reads. Tests are beside the code and change nothing.
const sources = [
  '{app,components,lib,i18n,messages,public}/**/*',
  '{next.config.ts,proxy.ts,instrumentation.ts,postcss.config.mjs,tsconfig.json,package-lock.json}',
]
const buildId = join(root, '.next/BUILD_ID')

/** Builds the dashboard unless the last build is of the very same sources. */
export async function buildApp(supervisor: Supervisor, say: (line: string) => void): Promise<void> {
  const marker = join(root, '.data/build.json')
  const hash = hashSources()
  if (existsSync(buildId) && existsSync(marker)) {
    const last = JSON.parse(readFileSync(marker, 'utf8')) as { hash: string; id: string }
    if (last.hash === hash && last.id === readFileSync(buildId, 'utf8')) return
  }
  say('Building the dashboard; this takes a minute, and only when its code has changed')
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' as const }
  const child = supervisor.run('build', process.execPath, [nextCommand, 'build'], env)
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve))
  if (code !== 0) await new Promise(() => {}) // The supervisor has told of it and everything is ending.
  writeFileSync(marker, JSON.stringify({ hash, id: readFileSync(buildId, 'utf8') }))
}

export const nextCommand = join(root, 'node_modules/next/dist/bin/next')

function hashSources(): string {
  const hash = createHash('sha256').update(process.version)
  const files = globSync(sources, { cwd: root, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
  for (const file of files.sort()) hash.update(file).update(readFileSync(file))
  return hash.digest('hex')
}
