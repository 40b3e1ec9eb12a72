import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { e2eFolder } from '../../scripts/e2e-ports'
import { expect, test } from './fixture'
import { putState, states } from './states'

// A picture of each state is saved in .data/e2e/popup for people to look at.
const pictures = join(e2eFolder, 'popup')

for (const colorScheme of ['light', 'dark'] as const)
  test(`the popup is readable in every state: ${colorScheme}`, async ({ popup }) => {
    mkdirSync(pictures, { recursive: true })
    const shown = await popup()
    await shown.setViewportSize({ width: 360, height: 560 })
    await shown.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    for (const [name, kept] of Object.entries(states)) {
      await putState(shown, kept)
      await expect(shown.locator('main')).toHaveAttribute('data-state', kept.view.state)
      await shown.locator('body').screenshot({ path: join(pictures, `${name}-${colorScheme}.png`) })
      expect.soft(await faultsOf(shown), name).toEqual([])
    }
  })

/** What axe finds. The popup has no frames, so axe's faster legacy mode, without an extra page, finds just as much. */
async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target }) => `${id} (${help}) at ${target.join(' ')}`),
  )
}
