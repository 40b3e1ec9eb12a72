import { execFileSync, spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'

const names = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'chrome']
const usualPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/opt/google/chrome/chrome',
  '/snap/bin/chromium',
]

/** What Chromium needs as root and without a network; harmless elsewhere. */
export const browserArgs = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The Chromium or Chrome to test in, or null when this machine has none. */
export function findBrowser(): string | null {
  const named = process.env.PLAYWRIGHT_CHROMIUM || process.env.CHROME_PATH
  if (named) {
    if (isProgram(named)) return named
    throw new Error(`PLAYWRIGHT_CHROMIUM or CHROME_PATH names ${named}, which cannot be run.`)
  }
  const folders = (process.env.PATH ?? '').split(delimiter)
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)))
  const candidates = [...onPath, ...usualPlaces, playwrightsOwn()]
  return candidates.find(isProgram) ?? null
}

/** Finds a browser, or installs one: Playwright's download first, then Debian's package. */
export function ensureBrowser(): string {
  const found = findBrowser()
  if (found) return found
  console.log('No Chrome or Chromium here: installing one …')
  for (const install of [byPlaywright, byDebian]) {
    install()
    const installed = findBrowser()
    if (installed) return installed
  }
  throw new Error(
    'There is no Chrome or Chromium, and none could be installed. Install one, or name it: CHROME_PATH=/path/to/chrome npm test',
  )
}

function byPlaywright(): void {
  const cli = join(import.meta.dirname, '../node_modules/@playwright/test/cli.js')
  const withSystemParts = process.getuid?.() === 0 && existsSync('/etc/debian_version') ? ['--with-deps'] : []
  const install = (extra: string[]) =>
    spawnSync(process.execPath, [cli, 'install', ...extra, 'chromium'], { stdio: 'ignore', timeout: 300_000 })
      .status
  if (install([]) === 0 && withSystemParts.length > 0) install(withSystemParts)
}

function byDebian(): void {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const options = { env, stdio: 'ignore', timeout: 600_000 } as const
  spawnSync('apt-get', ['update', '-qq'], options)
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], options)
}

function playwrightsOwn(): string {
  try {
    return chromium.executablePath()
  } catch {
    return ''
  }
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    // A stub that only points to another package manager, as on Ubuntu, is not a browser.
    return (
      path !== '' &&
      /\d+\.\d+/.test(
        execFileSync(path, ['--version'], {
          encoding: 'utf8',
          timeout: 20_000,
          stdio: ['ignore', 'pipe', 'ignore'],
        }),
      )
    )
  } catch {
    return false
  }
}
