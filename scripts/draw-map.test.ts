import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { drawMap, type Edges, withoutDetours } from './draw-map'
import { drawStates } from './draw-states'
import { root } from './schema-engine'

test('the map in README.md is the one that the imports give (npm run map)', {
  timeout: 60_000,
}, async () => {
  const page = readFileSync(join(root, 'README.md'), 'utf8')
  expect(/```mermaid\n(flowchart[\s\S]*?)\n```/.exec(page)?.[1]).toBe(await drawMap())
})

test('the diagram in docs/guarantees.md is the one that the decisions give (npm run map)', () => {
  const page = readFileSync(join(root, 'docs/guarantees.md'), 'utf8')
  expect(/```mermaid\n(stateDiagram[\s\S]*?)\n```/.exec(page)?.[1]).toBe(drawStates())
})

test('an import that a longer path stands for is not drawn, all others are', () => {
  const edges = edgesOf({ app: 'components lib', components: 'lib icons', lib: 'base', app2: 'base' })
  expect(withoutDetours(edges)).toEqual(
    edgesOf({ app: 'components', components: 'lib icons', lib: 'base', app2: 'base' }),
  )
})

test('rooms that import each other stay connected both ways', () => {
  const circle = edgesOf({ accounts: 'gateway', gateway: 'accounts' })
  expect(withoutDetours(circle)).toEqual(circle)
})

function edgesOf(imports: Record<string, string>): Edges {
  return new Map(Object.entries(imports).map(([from, to]) => [from, new Set(to.split(' '))]))
}
