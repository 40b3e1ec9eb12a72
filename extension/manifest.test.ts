import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const here = (path: string) => join(import.meta.dirname, path)
const text = (path: string) => readFileSync(here(path), 'utf8')
const manifest = JSON.parse(text('manifest.json'))

test('it may read LinkedIn’s cookies, and nothing else', () => {
  expect(manifest.permissions).toEqual(['cookies'])
  expect(manifest.host_permissions).toEqual(['https://*.linkedin.com/*'])
  const others = ['optional_permissions', 'optional_host_permissions', 'content_scripts']
  const open = ['externally_connectable', 'web_accessible_resources', 'content_security_policy']
  expect([...others, ...open].filter((name) => name in manifest)).toEqual([])
})

test('its key gives the id that the dashboard lets in unless told otherwise', () => {
  const digest = createHash('sha256').update(Buffer.from(manifest.key, 'base64')).digest('hex')
  const id = [...digest.slice(0, 32)].map((digit) => 'abcdefghijklmnop'[Number.parseInt(digit, 16)]).join('')
  expect(text('../lib/env-fields.ts')).toContain(`const ownExtension = '${id}'`)
})

test('it has the product’s version, and every icon that it names', () => {
  expect(manifest.version).toBe(JSON.parse(text('../package.json')).version)
  const icons = Object.values<string>({ ...manifest.icons, ...manifest.action.default_icon })
  expect(icons.filter((icon) => !existsSync(here(icon)))).toEqual([])
})

test('the popup has the dashboard’s colours, by day and by night', () => {
  const [light, dark] = tokens(text('../app/globals.css'))
  const [ownLight, ownDark] = tokens(text('popup.css'))
  expect(Object.keys(ownLight).length).toBeGreaterThan(20)
  expect(light).toMatchObject(ownLight)
  expect(dark).toMatchObject(ownDark)
})

/** The variables that :root sets, first for light, then for dark. */
function tokens(css: string): [Record<string, string>, Record<string, string>] {
  const [light = '', dark = ''] = [...css.matchAll(/:root \{([^}]*)\}/g)].map((match) => match[1] ?? '')
  const read = (block: string) =>
    Object.fromEntries([...block.matchAll(/(--[\w-]+): ([^;]+);/g)].map((match) => [match[1], match[2]]))
  return [read(light), read(dark)]
}
