import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { cruise } from 'dependency-cruiser'
import config from '../.dependency-cruiser.mjs'
import { root } from './schema-engine'

export type Edges = Map<string, Set<string>>

const folders = ['app', 'components', 'scripts', 'sandbox', 'extension']

/** The rooms of the code and what they import, as a Mermaid flowchart. Tests and the single files of lib are left out. */
export async function drawMap(): Promise<string> {
  const rooms = readdirSync(join(root, 'lib'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'generated')
    .map(({ name }) => name)
  const edges = withoutDetours(await importsBetween(rooms))
  const lines = (names: string[], indent: string) =>
    names.map((name) => {
      const targets = [...(edges.get(name) ?? [])].sort()
      return indent + (targets.length > 0 ? `${name} --> ${targets.join(' & ')}` : name)
    })
  return [
    'flowchart TD',
    ...lines(folders, '  '),
    '  subgraph lib',
    ...lines(rooms.sort(), '    '),
    '  end',
  ].join('\n')
}

async function importsBetween(rooms: string[]): Promise<Edges> {
  const { output } = await cruise([...folders, 'lib'], { ...config.options, baseDir: root })
  if (typeof output === 'string') throw new Error(output)
  const roomOf = (path: string) => {
    const [top = '', room = ''] = path.split('/')
    return top === 'lib' ? rooms.find((name) => name === room) : folders.find((name) => name === top)
  }
  const edges: Edges = new Map()
  for (const { source, dependencies } of output.modules) {
    const from = roomOf(source)
    if (!from || source.endsWith('.test.ts')) continue
    for (const { resolved } of dependencies) {
      const to = roomOf(resolved)
      if (to && to !== from) edges.set(from, (edges.get(from) ?? new Set()).add(to))
    }
  }
  return edges
}

/** Drops each import that a longer path stands for, so that the picture stays readable (a transitive reduction). */
export function withoutDetours(edges: Edges): Edges {
  const kept: Edges = new Map([...edges].map(([from, targets]) => [from, new Set(targets)]))
  for (const from of [...kept.keys()].sort()) {
    for (const to of [...(kept.get(from) ?? [])].sort()) {
      kept.get(from)?.delete(to)
      if (!canReach(kept, from, to)) kept.get(from)?.add(to)
    }
  }
  return kept
}

function canReach(edges: Edges, from: string, to: string): boolean {
  const seen = new Set([from])
  for (const place of seen) {
    for (const next of edges.get(place) ?? []) seen.add(next)
  }
  return seen.has(to)
}
