import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { appUrl, e2eFolder } from '../../scripts/e2e-ports'
import { root } from '../../scripts/schema-engine'

/** Packs the extension for this run's dashboard, as an adopter does, and returns the folder that a browser loads. */
export function buildExtension(name: string): string {
  const out = join(e2eFolder, 'extension', name)
  rmSync(out, { recursive: true, force: true })
  const script = join(root, 'scripts/extension-zip.ts')
  const options = ['--dashboard', appUrl, '--out', out]
  execFileSync(process.execPath, ['--import', 'tsx', script, ...options], { cwd: root, stdio: 'pipe' })
  const unpacked = readdirSync(out)
    .map((entry) => join(out, entry))
    .find((entry) => existsSync(join(entry, 'manifest.json')))
  if (!unpacked) throw new Error(`no unpacked extension in ${out}`)
  return unpacked
}
