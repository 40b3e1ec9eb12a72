import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from '@playwright/test'
import { browserArgs, findBrowser } from '../../scripts/find-browser'
import { test as base, expect } from '../fixtures'
import { openLinkedin, visitLinkedin } from './at-linkedin'
import { buildExtension } from './build-extension'

export { expect }

type StandIn = Awaited<ReturnType<typeof openLinkedin>>

type Fixtures = {
  standIn: StandIn
  /** What stands for www.linkedin.com in this browser, and what a person does there. */
  linkedin: StandIn & ReturnType<typeof visitLinkedin>
  /** Opens the extension's popup, as a tab of its own. */
  popup: () => Promise<Page>
}

/** A browser of its own with the real extension in it, in which www.linkedin.com is the stand-in. */
export const test = base.extend<Fixtures, { extension: string }>({
  extension: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright wants the pattern
    async ({}, use, { workerIndex }) => use(await buildExtension(`worker-${workerIndex}`)),
    { scope: 'worker', timeout: 60_000 },
  ],

  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants the pattern
  standIn: async ({}, use) => {
    const standIn = await openLinkedin()
    await use(standIn)
    await standIn.close()
  },

  context: async ({ extension, standIn, contextOptions }, use) => {
    const profile = mkdtempSync(join(tmpdir(), 'patchbay-browser-'))
    const context = await chromium.launchPersistentContext(profile, {
      ...contextOptions,
      executablePath: findBrowser() ?? undefined,
      ignoreDefaultArgs: ['--disable-extensions'],
      args: [
        ...browserArgs,
        '--headless=new',
        '--disable-features=DisableLoadExtensionCommandLineSwitch',
        `--load-extension=${extension}`,
        `--disable-extensions-except=${extension}`,
        `--host-resolver-rules=MAP *.linkedin.com 127.0.0.1:${standIn.port}`,
        '--ignore-certificate-errors',
      ],
    })
    const errors = errorsOf(context)
    await use(context)
    await context.close()
    rmSync(profile, { recursive: true, force: true })
    expect(errors, 'errors in the extension').toEqual([])
  },

  linkedin: async ({ context, standIn }, use) => use({ ...standIn, ...visitLinkedin(context) }),

  popup: async ({ context }, use) => {
    const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'))
    await use(async () => {
      const page = await context.newPage()
      await page.goto(new URL('popup.html', worker.url()).href)
      return page
    })
  },
})

/** What the popup and the background logged as errors; that a call was not answered, the browser logs itself. */
function errorsOf(context: BrowserContext): string[] {
  const errors: string[] = []
  context.on('console', (message) => {
    if (message.type() !== 'error' || message.text().startsWith('Failed to load resource')) return
    const place = message.page()?.url() ?? message.worker()?.url()
    if (place?.startsWith('chrome-extension:')) errors.push(message.text())
  })
  context.on('weberror', (problem) => errors.push(problem.error().message))
  return errors
}
