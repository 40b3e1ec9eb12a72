import { mkdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from '@playwright/test'
import { hashToken } from '../lib/secrets'
import { browserArgs, ensureBrowser } from './find-browser'
import { root } from './schema-engine'
import { seedStack } from './seed-stack'
import { startStack } from './stack'
import { untilSignal } from './until-signal'

// The README's pictures, taken from the real product: fresh data, a real browser, real clicks.
process.env.E2E_PORT ||= '3190'
const { e2ePorts: ports, sandboxUrl } = await import('./e2e-ports')
const { takeExtension } = await import('./extension-pictures')
const { pressControl } = await import('../sandbox/press-control')
const { getDb } = await import('../lib/db')

const dataDir = join(root, '.data/screenshots')
const pictures = join(root, 'docs/screenshots')
const desktop = { viewport: { width: 1280, height: 800 } }
const phone = { viewport: { width: 390, height: 620 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 }

let browser: Browser | undefined

rmSync(dataDir, { recursive: true, force: true })
mkdirSync(pictures, { recursive: true })
const stack = await startStack({
  dataDir,
  ports,
  mode: 'start',
  graceSeconds: 1,
  seed: seedStack,
  say: console.log,
  onDeath: (what) => void end(1, what),
})
void untilSignal().then(() => end(130))
try {
  await stack.ready
  browser = await chromium.launch({ executablePath: ensureBrowser(), args: browserArgs })
  await take(browser)
  await end(0)
} catch (error) {
  await end(1, error)
}

async function take(browser: Browser): Promise<void> {
  const ada = await open(browser, 'ada@example.com')
  await ada.goto('/accounts')
  await shoot(ada, 'accounts-light')
  await ada.emulateMedia({ colorScheme: 'dark' })
  await shoot(ada, 'accounts-dark')
  await ada.emulateMedia({ colorScheme: 'light' })
  await ada.getByText('Support line').first().click()
  await ada.getByTestId('history').waitFor()
  await shoot(ada, 'account')

  await ada.goto('/accounts/connect')
  await shoot(ada, 'connect')
  // The checkbox is invisible: its label draws it.
  await ada.getByRole('checkbox', { name: /^LinkedIn\b/ }).check({ force: true })
  await ada.getByRole('button', { name: /^(Continue|Use the secure sign-in page)/ }).click()
  await ada.waitForURL((url) => url.origin === sandboxUrl)
  await shoot(ada, 'wizard')
  await ada.getByLabel('Email or phone').fill('countess@analytical.example')
  await ada.getByLabel('Password', { exact: true }).fill('good')
  await ada.getByRole('button', { name: 'Sign in' }).click()
  await ada.getByTestId('return-done').waitFor()
  await shoot(ada, 'return')

  const mail = await breakAndMail()
  const letter = await browser.newPage({ viewport: { width: 720, height: 720 } })
  await letter.setContent(mail.html)
  await shoot(letter, 'mail')
  const reader = await open(browser, null, phone)
  await reader.goto(/https?:\S+\/reconnect\/[\w-]+/.exec(mail.text)?.[0] ?? '')
  await reader.getByTestId('link-ready').waitFor()
  await shoot(reader, 'reconnect-phone')

  const admin = await open(browser, 'admin@example.com')
  await admin.goto('/admin')
  await shoot(admin, 'admin')
  await admin.goto('/admin/webhooks')
  await shoot(admin, 'webhooks')

  const { APP_URL } = await stack.ready
  const signIn = (context: BrowserContext) => addSession(context, 'ada@example.com')
  await takeExtension({ appUrl: APP_URL, sandboxUrl, folder: dataDir, signIn, shoot })
}

/** A page in a new browser context, signed in as the person with this address if one is given. */
async function open(browser: Browser, email: string | null, device: object = desktop): Promise<Page> {
  const { APP_URL } = await stack.ready
  const context = await browser.newContext({
    ...device,
    baseURL: APP_URL,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    reducedMotion: 'reduce',
  })
  if (email) await addSession(context, email)
  return context.newPage()
}

async function addSession(context: BrowserContext, email: string): Promise<void> {
  const { APP_URL } = await stack.ready
  const { id: userId } = await getDb().user.findUniqueOrThrow({ where: { email } })
  const sessionToken = crypto.randomUUID()
  await getDb().session.create({
    data: { userId, tokenHash: hashToken(sessionToken), expires: new Date(Date.now() + 3_600_000) },
  })
  await context.addCookies([{ name: 'authjs.session-token', value: sessionToken, url: APP_URL }])
}

async function breakAndMail(): Promise<{ html: string; text: string }> {
  await pressControl(sandboxUrl, 'status', { account_id: 'demo_ada_linkedin', status: 'CREDENTIALS' })
  for (let tries = 0; tries < 100; tries++) {
    const answer = await fetch(`${sandboxUrl}/mailbox/messages?to=ada@example.com`)
    const [mail] = (await answer.json()) as { html: string; text: string }[]
    if (mail) return mail
    await sleep(200)
  }
  throw new Error('no mail came')
}

async function shoot(what: Page | Locator, name: string): Promise<void> {
  const page = 'page' in what ? what.page() : what
  await page.waitForLoadState('load')
  await page.locator('[aria-busy=true]').first().waitFor({ state: 'hidden' })
  await page.evaluate(() => document.fonts.ready)
  const path = join(pictures, `${name}.png`)
  await what.screenshot({ path, animations: 'disabled', caret: 'hide' })
  console.log(`docs/screenshots/${name}.png  ${Math.round(statSync(path).size / 1024)} kB`)
}

async function end(code: number, problem?: unknown): Promise<never> {
  if (problem) console.error(problem instanceof Error ? problem.message : problem)
  await browser?.close().catch(() => {})
  await getDb().$disconnect()
  await stack.stop()
  rmSync(dataDir, { recursive: true, force: true })
  process.exit(code)
}
