import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { drawMap } from './draw-map'
import { root } from './schema-engine'

// Redraws the picture in docs/map.md.
const path = join(root, 'docs/map.md')
const page = readFileSync(path, 'utf8')
const drawn = page.replace(/(```mermaid\n)flowchart[\s\S]*?(\n```)/, `$1${await drawMap()}$2`)
writeFileSync(path, drawn)
console.log(drawn === page ? 'The map in docs/map.md is up to date.' : 'docs/map.md has a new map.')
