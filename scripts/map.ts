import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { drawMap } from './draw-map'
import { drawStates } from './draw-states'
import { root } from './schema-engine'

// Redraws the pictures that pages show of the code.
redraw('README.md', await drawMap())
redraw('docs/guarantees.md', drawStates())

function redraw(path: string, picture: string): void {
  const page = readFileSync(join(root, path), 'utf8')
  const drawn = page.replace(/(```mermaid\n)[\s\S]*?(\n```)/, `$1${picture}$2`)
  writeFileSync(join(root, path), drawn)
  console.log(drawn === page ? `The picture in ${path} is up to date.` : `${path} has a new picture.`)
}
