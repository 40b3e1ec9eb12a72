import { join } from 'node:path'
import type { BrowserContext, Page } from '@playwright/test'
import { appUrl, e2eFolder } from '../../scripts/e2e-ports'
import { packExtension } from '../../scripts/pack-extension'
import { test as base, expect } from '../fixtures'
import { openLinkedin, visitLinkedin } from './at-linkedin'
import { launchWithExtension, openPopup } from './browser'

export { expect }

type StandIn = Awaited<ReturnType<typeof openLinkedin>>

export type Fixtures = {
  standIn: StandIn
  /** What stands for www.linkedin.com in this browser, and what a person does there. */
  linkedin: StandIn & ReturnType<typeof visitLinkedin>
  /** Opens the extension's popup. */
  popup: () => Promise<Page>
}

/** The tests' page, in a browser of its own with the real extension in it. */
export const test = base.extend<Fixtures, { unpacked: string }>({
  unpacked: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright wants the pattern
    async ({}, use, { workerIndex }) => {
      const out = join(e2eFolder, 'extension', String(workerIndex))
      await use(packExtension({ dashboard: appUrl, out }).unpacked)
    },
    { scope: 'worker', timeout: 60_000 },
  ],

  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants the pattern
  standIn: async ({}, use) => {
    const standIn = await openLinkedin()
    await use(standIn)
    await standIn.close()
  },

  context: async ({ unpacked, standIn, contextOptions }, use, testInfo) => {
    // A browser for each test, and an extension that takes its time: it waits for cookies to settle.
    testInfo.setTimeout(testInfo.timeout * 1.5)
    const context = await launchWithExtension(unpacked, standIn.port, contextOptions)
    const errors = errorsOf(context)
    await use(context)
    await context.close()
    expect(errors, 'errors in the extension').toEqual([])
  },

  linkedin: async ({ context, standIn }, use) => use({ ...standIn, ...visitLinkedin(context) }),

  popup: async ({ context }, use) => use(() => openPopup(context)),
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
