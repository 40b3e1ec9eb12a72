import { type BrowserContext, type BrowserContextOptions, chromium, type Page } from '@playwright/test'
import { browserArgs, findBrowser } from './find-browser'

/**
 * A separate browser with the unpacked extension, in which linkedin.com is the server on this port. The extension is
 * loaded over the debugging protocol, because Google's Chrome no longer takes one from the command line.
 */
export async function launchWithExtension(
  unpacked: string,
  linkedinPort: number,
  options: BrowserContextOptions & { headless?: boolean } = {},
): Promise<BrowserContext> {
  const { headless = true } = options
  // Without a folder, Playwright makes a new profile and deletes it afterwards.
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

/** Opens the extension's popup in a tab. */
export async function openPopup(context: BrowserContext): Promise<Page> {
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'))
  const page = await context.newPage()
  await page.goto(new URL('popup.html', worker.url()).href)
  return page
}
