import { type BrowserContext, type BrowserContextOptions, chromium, type Page } from '@playwright/test'
import { browserArgs, findBrowser } from '../../scripts/find-browser'

/** A browser of its own with the unpacked extension in it, in which www.linkedin.com is what listens on this port. */
export async function launchWithExtension(
  unpacked: string,
  linkedinPort: number,
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  // Without a name for it, the profile is a new one, which goes with the browser.
  return chromium.launchPersistentContext('', {
    ...options,
    executablePath: findBrowser() ?? undefined,
    ignoreDefaultArgs: ['--disable-extensions'],
    args: [
      ...browserArgs,
      '--headless=new',
      '--disable-features=DisableLoadExtensionCommandLineSwitch',
      `--load-extension=${unpacked}`,
      `--disable-extensions-except=${unpacked}`,
      `--host-resolver-rules=MAP *.linkedin.com 127.0.0.1:${linkedinPort}`,
      '--ignore-certificate-errors',
    ],
  })
}

/** The extension's popup, as a tab of its own. */
export async function openPopup(context: BrowserContext): Promise<Page> {
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'))
  const page = await context.newPage()
  await page.goto(new URL('popup.html', worker.url()).href)
  return page
}
