import { join } from 'node:path'
import type { BrowserContext, Locator, Page } from '@playwright/test'
import { openLinkedin } from '../sandbox/linkedin/open-linkedin'
import { pressControl } from '../sandbox/press-control'
import { launchWithExtension, openPopup } from './extension-browser'
import { packExtension } from './pack-extension'
import { visitLinkedin } from './visit-linkedin'

type Tools = {
  appUrl: string
  sandboxUrl: string
  /** Where to pack the extension. */
  folder: string
  signIn: (context: BrowserContext) => Promise<void>
  shoot: (what: Page | Locator, name: string) => Promise<void>
}

/** The extension in a separate browser: pairing it, its first sync, and how the settings list it afterwards. */
export async function takeExtension({ appUrl, sandboxUrl, folder, signIn, shoot }: Tools): Promise<void> {
  const { unpacked } = packExtension({ dashboard: appUrl, out: join(folder, 'extension') })
  const linkedin = await openLinkedin((name, body) => pressControl(sandboxUrl, name, body))
  const context = await launchWithExtension(unpacked, linkedin.port, {
    baseURL: appUrl,
    viewport: { width: 1000, height: 900 },
    deviceScaleFactor: 2,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    reducedMotion: 'reduce',
  })
  try {
    await signIn(context)
    const settings = await context.newPage()
    await settings.goto('/settings')
    const code = settings.getByTestId('pairing-code').locator('[aria-hidden]').first()
    await settings.getByRole('button', { name: 'Show a pairing code' }).click()
    const popup = await openPopup(context)
    await popup.setViewportSize({ width: 360, height: 480 })
    await popup.getByLabel('Code').fill((await code.textContent()) ?? '')
    await shoot(popup.locator('body'), 'extension-pair')

    const member = { memberId: 'ACoAABBqZ1Ada2Byron3Countess4Lovelace5', name: 'Ada Byron', premium: false }
    await visitLinkedin(context).login(member)
    await popup.getByRole('button', { name: 'Pair', exact: true }).click()
    await popup.locator('main[data-state=connected]').waitFor()
    await shoot(popup.locator('body'), 'extension-connected')

    await settings.reload()
    await settings.getByRole('button', { name: 'Show a pairing code' }).click()
    await code.waitFor()
    await shoot(settings.locator('#extension'), 'settings-extension')
  } finally {
    await context.close()
    await linkedin.close()
  }
}
