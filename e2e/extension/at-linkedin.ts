import type { BrowserContext, Page } from '@playwright/test'
import { control as panel } from '../fixtures'
import { type LoggedIn, type Member, startLinkedin } from './linkedin'
import type { Shape } from './linkedin-me'

/** Somebody at LinkedIn whom no other test knows. */
export function newMember(word = 'Ada', premium = false): Member {
  const unique = crypto.randomUUID()
  return { memberId: `ACoAAB${unique.replaceAll('-', '')}`, name: `${word} ${unique.slice(0, 8)}`, premium }
}

type Known = {
  /** The browser that a session belongs to, whichever it was made in. */
  user_agent?: string
  valid?: boolean
  /** What a login with it meets (sandbox/README.md). */
  persona?: string
}

/** A LinkedIn whose sessions the gateway knows as long as they last, each with the browser that it was made in. */
export async function openLinkedin(control: (name: string, body: object) => Promise<unknown> = panel) {
  let next: Known = {}
  let newest: LoggedIn | undefined
  const know = ({ liAt, memberId, name, userAgent }: LoggedIn, known: Known) =>
    control('linkedin-cookie', { li_at: liAt, member_id: memberId, name, user_agent: userAgent, ...known })
  const standIn = await startLinkedin({
    login: async (session) => {
      newest = session
      await know(session, next)
    },
    logout: async (session) => {
      await know(session, { valid: false })
    },
  })
  return {
    port: standIn.port,
    close: standIn.close,
    /** How it tells who is logged in from now on. */
    answersAs: (shape: Shape) => {
      standIn.shape = shape
    },
    /** How it takes the sessions that begin from now on, when they are used elsewhere. */
    takes: (known: Known) => {
      next = known
    },
    /** The session goes on in its browser and is refused elsewhere. */
    endsElsewhere: async () => {
      if (newest) await know(newest, { valid: false })
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
