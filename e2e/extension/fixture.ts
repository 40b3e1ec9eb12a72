import { join } from 'node:path'
import type { BrowserContext, Page } from '@playwright/test'
import { openLinkedin } from '../../sandbox/linkedin/open-linkedin'
import { appUrl, e2eFolder } from '../../scripts/e2e-ports'
import { launchWithExtension, openPopup } from '../../scripts/extension-browser'
import { packExtension } from '../../scripts/pack-extension'
import { visitLinkedin } from '../../scripts/visit-linkedin'
import { test as base, control, expect } from '../fixtures'

export { expect }

type StandIn = Awaited<ReturnType<typeof openLinkedin>>

export type Fixtures = {
  standIn: StandIn
  /** The stand-in for linkedin.com in this browser, and what a person does there. */
  linkedin: StandIn & ReturnType<typeof visitLinkedin>
  /** Opens the extension's popup. */
  popup: () => Promise<Page>
}

/** The tests' page, in a separate browser with the real extension in it. */
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
    const standIn = await openLinkedin(control)
    await use(standIn)
    await standIn.close()
  },

  context: async ({ unpacked, standIn, contextOptions }, use, testInfo) => {
    // Each test launches a browser, and the extension waits for cookies to settle before it syncs.
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

/** Errors logged by the popup and the background script, except the browser's own about failed requests. */
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
