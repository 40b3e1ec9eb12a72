import { type BrowserContext, type BrowserContextOptions, chromium, type Page } from '@playwright/test'
import { browserArgs, findBrowser } from '../../scripts/find-browser'

/**
 * A browser of its own with the unpacked extension in it, in which www.linkedin.com is what listens on this port. The
 * extension is loaded by the debugging protocol, which Google's own Chrome allows too; its command line does not.
 */
export async function launchWithExtension(
  unpacked: string,
  linkedinPort: number,
  options: BrowserContextOptions & { headless?: boolean } = {},
): Promise<BrowserContext> {
  const { headless = true } = options
  // Without a name for it, the profile is a new one, which goes with the browser.
  const context = await chromium.launchPersistentContext('', {
    ...options,
    headless,
    executablePath: findBrowser() ?? undefined,
    ignoreDefaultArgs: ['--disable-extensions'],
    args: [
      ...browserArgs,
      ...(headless ? ['--headless=new'] : []),
      '--enable-unsafe-extension-debugging',
      `--host-resolver-rules=MAP *.linkedin.com 127.0.0.1:${linkedinPort}`,
      '--ignore-certificate-errors',
    ],
  })
  const debugging = await context.browser()?.newBrowserCDPSession()
  // Playwright's types know only the stable part of the protocol.
  const send = debugging?.send.bind(debugging) as (method: string, given: object) => Promise<unknown>
  await send('Extensions.loadUnpacked', { path: unpacked })
  return context
}

/** The extension's popup, as a tab of its own. */
export async function openPopup(context: BrowserContext): Promise<Page> {
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'))
  const page = await context.newPage()
  await page.goto(new URL('popup.html', worker.url()).href)
  return page
}
