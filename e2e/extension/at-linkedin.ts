import type { BrowserContext, Page } from '@playwright/test'
import { control } from '../fixtures'
import { type LoggedIn, type Member, startLinkedin } from './linkedin'
import type { Shape } from './linkedin-me'

/** Somebody at LinkedIn whom no other test knows. */
export function newMember(word = 'Ada', premium = false): Member {
  const unique = crypto.randomUUID()
  return { memberId: `ACoAAB${unique.replaceAll('-', '')}`, name: `${word} ${unique.slice(0, 8)}`, premium }
}

/** A LinkedIn whose sessions the sandbox knows as long as they last, each with the browser that it was made in. */
export async function openLinkedin() {
  let madeIn: string | undefined
  const know = ({ liAt, memberId, name, userAgent }: LoggedIn, valid: boolean) =>
    control('linkedin-cookie', {
      li_at: liAt,
      member_id: memberId,
      name,
      user_agent: madeIn ?? userAgent,
      valid,
    })
  const standIn = await startLinkedin({
    login: async (session) => void (await know(session, true)),
    logout: async (session) => void (await know(session, false)),
  })
  return {
    port: standIn.port,
    close: standIn.close,
    /** From now on it tells who is logged in like this. */
    answersAs: (shape: Shape) => {
      standIn.shape = shape
    },
    /** The next sessions belong to this browser, whichever they are made in. */
    bindsTo: (userAgent: string) => {
      madeIn = userAgent
    },
  }
}

/** What a person does at LinkedIn in this browser. */
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
