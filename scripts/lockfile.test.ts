import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './schema-engine'

type Locked = { optionalDependencies?: Record<string, string>; resolved?: string }

const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, Locked>
}

// npm ci refuses a lockfile without the packages for other platforms, which npm install through some mirrors writes.
test('the lockfile names the packages of every platform', () => {
  const missing = Object.entries(lock.packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) =>
        !(`node_modules/${name}` in lock.packages) && !(`${path}/node_modules/${name}` in lock.packages),
    ),
  )
  expect(missing).toEqual([])
})

test('the lockfile names no host', () => {
  expect(Object.values(lock.packages).filter(({ resolved }) => resolved)).toEqual([])
})
