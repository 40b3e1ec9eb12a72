import { expect, type Page } from '@playwright/test'
import { appUrl, sandboxUrl } from '../scripts/e2e-ports'

/** Goes from the dashboard to the gateway's hosted page: checks these providers, none meaning all, and continues. */
export async function startConnecting(page: Page, providers: string[] = []): Promise<void> {
  await page.goto('/accounts/connect')
  // The checkbox is invisible: its label draws it, and that is what a person clicks.
  for (const provider of providers) await choice(page, provider).check({ force: true })
  await toHosted(page).click()
  await page.waitForURL((url) => url.origin === sandboxUrl)
}

/** The button to the gateway's page: one provider may have other ways, too. */
export function toHosted(page: Page) {
  return page.getByRole('button', { name: /^(Continue|Connect |Use the secure sign-in page)/ })
}

export function choice(page: Page, provider: string) {
  return page.getByRole('checkbox', { name: new RegExp(`^${provider}\\b(?! Messages)`) })
}

/** The form for a username and a password; the password decides what happens. */
export async function typeCredentials(page: Page, login: string, password: string): Promise<void> {
  await page.getByLabel(/^(Email or phone|Username|Email address)$/).fill(login)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

/** The gateway's code page. */
export async function typeCode(page: Page, code: string): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Enter the code' })).toBeVisible()
  await page.getByLabel('Code').fill(code)
  await page.getByRole('button', { name: 'Continue' }).click()
}

/** Goes from one of the gateway's final pages back to the dashboard. */
export async function goBack(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Go back' }).click()
  await page.waitForURL(`${appUrl}/connect/return**`)
}

/** A phone number that no other test uses. */
export function newNumber(): string {
  return `447${crypto.getRandomValues(new Uint32Array(1))[0]?.toString().padStart(10, '0')}`
}
