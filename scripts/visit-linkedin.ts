import type { BrowserContext, Page } from '@playwright/test'
import type { Member } from '../sandbox/linkedin/member'

/** Logs in and out at the stand-in for LinkedIn, as a person does in this browser. */
export function visitLinkedin(context: BrowserContext) {
  const visit = async (act: (page: Page) => Promise<void>) => {
    const page = await context.newPage()
    await page.goto('https://www.linkedin.com/feed/')
    await act(page)
    await page.close()
  }
  return {
    login: (member: Member) =>
      visit(async (page) => {
        await page.getByLabel('Member').fill(member.memberId)
        await page.getByLabel('Name').fill(member.name)
        await page.getByLabel('Premium').setChecked(member.premium)
        await page.getByRole('button', { name: 'Log in' }).click()
        await page.getByText(`Logged in as ${member.name}`).waitFor()
      }),
    logout: () =>
      visit(async (page) => {
        await page.getByRole('button', { name: 'Log out' }).click()
        await page.getByRole('button', { name: 'Log in' }).waitFor()
      }),
  }
}
