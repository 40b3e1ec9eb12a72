import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { e2eFolder } from '../../scripts/e2e-ports'
import { expect, test } from '../fixtures'
import { newCustomer } from '../given'
import { enter, expectStep, logIn } from './login'

/** The logs of the server with its worker, and of the sandbox. */
function logs(): string {
  const folder = join(e2eFolder, 'logs')
  return readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n')
}

test('no secret that is typed stands in a log, whatever the gateway answers', async ({ page }) => {
  const canary = `canary-${crypto.randomUUID()}`
  await newCustomer(page)
  // The sandbox ignores what follows the #; with `huge`, it also sends it back inside an error.
  for (const persona of ['huge', '500', 'html', 'wrong', '2fa-sms']) {
    await logIn(page, 'linkedin', `${persona}#${canary}`)
    await expectStep(page, persona === '2fa-sms' ? '2FA' : 'FORM')
  }
  await enter(page, canary)
  await expect(page.getByLabel('Code')).toHaveAttribute('aria-invalid', 'true')
  expect(await page.content()).not.toContain(canary)
  expect(logs()).toContain('a login was refused')
  expect(logs()).not.toContain(canary)
})
