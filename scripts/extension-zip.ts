import { join, relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { packExtension } from './pack-extension'
import { root } from './schema-engine'

const usage = `npm run extension:zip [-- --dashboard https://accounts.example.com] [--out folder]

Compiles the browser extension and packs it. Name, version and dashboard come from extension/manifest.json.`

try {
  const { values } = parseArgs({ options: { dashboard: { type: 'string' }, out: { type: 'string' } } })
  const out = resolve(values.out ?? join(root, '.data/extension'))
  const { unpacked, archive, dashboard } = packExtension({ dashboard: values.dashboard, out })
  console.log(`The extension for ${dashboard}:
  ${shown(unpacked)}/   to load unpacked; its key fixes its id
  ${shown(archive)}   for the Chrome Web Store, without the key: the store gives an id of its own`)
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  if ((error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS')) console.error(`\n${usage}`)
  process.exitCode = 1
}

function shown(path: string): string {
  const fromHere = relative(process.cwd(), path)
  return fromHere.startsWith('..') ? path : fromHere
}
