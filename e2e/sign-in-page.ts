import type { Page } from '@playwright/test'

/** Asks for a mailed link on the sign-in page that is open. */
export async function askForLink(page: Page, email: string): Promise<void> {
  await page.getByLabel('E-mail address').fill(email)
  await page.getByRole('button', { name: 'Mail me a sign-in link' }).click()
}
