import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { test as base, expect, type Page } from '@playwright/test'
import { pressControl } from '../sandbox/press-control'
import { e2eFolder, sandboxUrl } from '../scripts/e2e-ports'
import { takeTurn } from './turn'

export { expect }

export type Mail = {
  id: string
  to: string[]
  subject: string
  html: string
  text: string
  createdAt: string
}

/** Does what a button of the sandbox's control panel does. */
export function control(name: string, body: object = {}): Promise<Record<string, unknown>> {
  return pressControl(sandboxUrl, name, body)
}

/** The emails to one address, newest first. */
export async function mailsTo(address: string): Promise<Mail[]> {
  const answer = await fetch(`${sandboxUrl}/mailbox/messages?to=${encodeURIComponent(address)}`)
  return (await answer.json()) as Mail[]
}

/** Waits until an address has more than `known` emails, and returns the newest. */
export async function nextMailTo(address: string, known: number): Promise<Mail> {
  await expect
    .poll(async () => (await mailsTo(address)).length, { message: `a mail to ${address}` })
    .toBeGreaterThan(known)
  const [newest] = await mailsTo(address)
  if (!newest) throw new Error('the mailbox was emptied')
  return newest
}

/** The first address in a mail's text that leads to this path of the product. */
export function linkIn(mail: Mail, path: string): string {
  const link = new RegExp(`https?://\\S+?${path}[^\\s)>\\]]*`).exec(mail.text)?.[0]
  if (!link) throw new Error(`no link to ${path} in the mail "${mail.subject}"`)
  return link
}

/** Signs in as a person does: address, email, link, click. No other test may sign in with the address meanwhile. */
export async function signInByMail(page: Page, email: string): Promise<void> {
  const known = (await mailsTo(email)).length
  await page.goto('/sign-in')
  await page.locator('input[name=email]').fill(email)
  await page.locator('form button[type=submit]').last().click()
  await expect(page.getByTestId('check-inbox')).toBeVisible()
  await page.goto(linkIn(await nextMailTo(email, known), '/sign-in/'))
  await page.getByRole('main').getByRole('button').click()
  await page.waitForURL('**/accounts')
}

/**
 * Lands on /accounts signed in. The demo's people sign in by mail once per run and their session is used again: mails to
 * one address are limited, and tests run side by side. A test that signs out takes a new address.
 */
export async function signIn(page: Page, email: string): Promise<void> {
  const kept = join(e2eFolder, `session-${email}.json`)
  await alone(`${kept}.lock`, async () => {
    if (existsSync(kept)) {
      await page.context().addCookies(JSON.parse(readFileSync(kept, 'utf8')))
      return
    }
    await signInByMail(page, email)
    const cookies = await page.context().cookies()
    writeFileSync(kept, JSON.stringify(cookies.filter(({ name }) => name.endsWith('session-token'))))
  })
  await page.goto('/accounts')
}

/** One at a time, among all workers. */
async function alone(lock: string, work: () => Promise<void>): Promise<void> {
  const take = () => {
    try {
      mkdirSync(lock)
      return true
    } catch {
      return false
    }
  }
  await expect.poll(take, { message: 'another test signs in as the same person', timeout: 45_000 }).toBe(true)
  try {
    await work()
  } finally {
    rmdirSync(lock)
  }
}

/** An address that no other test uses, so that a test has its own accounts and mails. */
export function newAddress(name = 'person'): string {
  return `${name}-${crypto.randomUUID().slice(0, 8)}@example.com`
}

/**
 * axe on the page as it is, in light with every rule and in dark with those about colour, as nothing else differs; the
 * failure names rule, place and what to do.
 */
export async function expectAccessible(page: Page): Promise<void> {
  await wear(page, 'dark')
  const inDark = await new AxeBuilder({ page }).withRules(['color-contrast', 'link-in-text-block']).analyze()
  await wear(page, 'light')
  const inLight = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  const found = Object.entries({ light: inLight, dark: inDark }).flatMap(([theme, { violations }]) =>
    violations.flatMap(({ id, help, nodes }) =>
      nodes.map(
        (node) =>
          `${theme}: ${id} (${help}) at ${node.target.join(' ')}: ${node.failureSummary?.split('\n').at(1)?.trim()}`,
      ),
    ),
  )
  expect(found, `accessibility of ${page.url()}`).toEqual([])
}

/** Switches the theme and waits until it has settled: midway between two themes, no color is right. */
async function wear(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
  await page.evaluate(async (theme) => {
    // Inherited values start moving when their parent's transition ends, so one check is not enough.
    for (let looks = 0, calm = 0; looks < 100 && calm < 3; looks++) {
      const moving = document
        .getAnimations()
        .filter((animation) => animation.effect?.getTiming().iterations !== Infinity)
      for (const animation of moving) animation.finish()
      const isOn = matchMedia(`(prefers-color-scheme: ${theme})`).matches
      calm = isOn && moving.length === 0 ? calm + 1 : 0
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }, colorScheme)
}

/**
 * A test that also fails when the page threw, logged an error, or broke its own content security policy. One that bends
 * what all others stand on (the gateway is down, every link expires) says `test.use({ isAlone: true })`.
 */
export const test = base.extend<{ isAlone: boolean; turn: undefined; cleanConsole: undefined }>({
  isAlone: [false, { option: true }],
  turn: [({ isAlone }, use) => takeTurn(isAlone, () => use(undefined)), { auto: true, timeout: 120_000 }],
  cleanConsole: [
    async ({ page }, use) => {
      const errors: string[] = []
      page.on('pageerror', (error) => errors.push(error.message))
      page.on('console', (message) => {
        // The browser itself logs every 4xx answer, even a 404 that a test asks for.
        const isAnswer = message.text().startsWith('Failed to load resource')
        if (message.type() === 'error' && !isAnswer) errors.push(message.text())
      })
      await use(undefined)
      expect(errors, 'errors in the browser').toEqual([])
    },
    { auto: true },
  ],
})
