import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Zippable, zipSync } from 'fflate'
import { root } from './schema-engine'

interface Options {
  /** Where the extension sends to; the manifest's homepage_url unless given. */
  dashboard?: string
  out: string
}

/** The folder to load unpacked, with the key that fixes its id, and the archive for a store, which refuses a key. */
export interface Packed {
  unpacked: string
  archive: string
  dashboard: string
}

const source = join(root, 'extension')
const statics = ['popup.html', 'popup.css', 'icons', '_locales']

export function packExtension({ dashboard, out }: Options): Packed {
  const { key, ...manifest } = JSON.parse(readFileSync(join(source, 'manifest.json'), 'utf8'))
  manifest.homepage_url = dashboardAddress(dashboard ?? manifest.homepage_url)

  const unpacked = join(out, 'unpacked')
  rmSync(unpacked, { recursive: true, force: true })
  mkdirSync(unpacked, { recursive: true })
  compile(unpacked)
  for (const name of statics) cpSync(join(source, name), join(unpacked, name), { recursive: true })

  const slug = String(manifest.name)
    .toLowerCase()
    .replaceAll(/[^a-z\d]+/g, '-')
  const archive = join(out, `${slug.replaceAll(/^-|-$/g, '') || 'extension'}-${manifest.version}.zip`)
  writeFileSync(archive, zip({ ...readTree(unpacked), 'manifest.json': toJson(manifest) }))
  writeFileSync(join(unpacked, 'manifest.json'), toJson({ ...manifest, key }))
  return { unpacked, archive, dashboard: manifest.homepage_url }
}

function dashboardAddress(given: string): string {
  const url = URL.canParse(given) ? new URL(given) : null
  if (!url || !['http:', 'https:'].includes(url.protocol))
    throw new Error(`${given} is no address such as https://accounts.example.com`)
  if (url.pathname !== '/' || url.search || url.hash || url.username)
    throw new Error(`${given} must be an origin only, such as ${url.origin}`)
  if (url.protocol === 'http:' && !['localhost', '127.0.0.1', '[::1]'].includes(url.hostname))
    throw new Error(`${given} must start with https:// (http is accepted for localhost only)`)
  return url.origin
}

function compile(outDir: string): void {
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  try {
    execFileSync(process.execPath, [tsc, '-p', join(source, 'tsconfig.build.json'), '--outDir', outDir], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    })
  } catch (error) {
    throw new Error(`The extension does not compile:\n${(error as { stdout?: string }).stdout || error}`)
  }
}

function readTree(folder: string): Record<string, Buffer> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const files = names.filter((name) => statSync(join(folder, name)).isFile())
  return Object.fromEntries(
    files.map((name) => [name.replaceAll('\\', '/'), readFileSync(join(folder, name))]),
  )
}

/** The same files always give the same bytes: sorted, and all dated to the earliest time that a zip can hold. */
function zip(files: Record<string, Uint8Array>): Uint8Array {
  const sorted: Zippable = Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)))
  return zipSync(sorted, { level: 9, mtime: new Date(1980, 0, 1) })
}

function toJson(value: object): Buffer {
  return Buffer.from(`${JSON.stringify(value, null, 2)}\n`)
}
