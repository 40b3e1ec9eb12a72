import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, expect, test, vi } from 'vitest'
import { packExtension } from './pack-extension'

// Each packing compiles.
vi.setConfig({ testTimeout: 60_000 })

const out = mkdtempSync(join(tmpdir(), 'patchbay-extension-'))
afterAll(() => rmSync(out, { recursive: true, force: true }))

const source = JSON.parse(readFileSync(join(import.meta.dirname, '../extension/manifest.json'), 'utf8'))
const read = (path: string) => JSON.parse(readFileSync(path, 'utf8'))

test('a folder to load unpacked, and an archive of the same without the key, which a store refuses', () => {
  const { unpacked, archive } = packExtension({ out })
  const { key, ...manifest } = read(join(unpacked, 'manifest.json'))
  expect({ key, ...manifest }).toEqual(source)
  expect(basename(archive)).toBe(`patchbay-${source.version}.zip`)

  const files = unzipSync(readFileSync(archive))
  expect(JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array()))).toEqual(manifest)
  const names = readdirSync(unpacked, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(unpacked.length + 1))
  expect(Object.keys(files).sort()).toEqual(names.sort())
  expect(names.filter((name) => /\.ts$|\.test\.|tsconfig/.test(name))).toEqual([])
  expect(names).toEqual(expect.arrayContaining(['background.js', 'popup.html', 'icons/16.png']))
})

test('its own dashboard is what --dashboard says', () => {
  const { unpacked, archive, dashboard } = packExtension({ out, dashboard: 'https://accounts.example.com/' })
  expect(dashboard).toBe('https://accounts.example.com')
  expect(read(join(unpacked, 'manifest.json')).homepage_url).toBe(dashboard)
  expect(strFromU8(unzipSync(readFileSync(archive))['manifest.json'] ?? new Uint8Array())).toContain(
    dashboard,
  )
})

test('the same files give the same archive, byte for byte', () => {
  const first = readFileSync(packExtension({ out }).archive)
  expect(readFileSync(packExtension({ out: join(out, 'again') }).archive).equals(first)).toBe(true)
})

test.each([
  ['accounts.example.com', 'is no address'],
  ['ftp://accounts.example.com', 'is no address'],
  ['http://accounts.example.com', 'must start with https://'],
  ['https://accounts.example.com/dashboard', 'must be an origin only, such as https://accounts.example.com'],
])('%s is refused in words', (dashboard, words) => {
  expect(() => packExtension({ out, dashboard })).toThrow(words)
})
