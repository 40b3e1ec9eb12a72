import type { Page } from '@playwright/test'
import { control, expect, newAddress } from '../fixtures'
import { db } from '../given'

/** A login name that no other test uses. */
export function newLogin(): string {
  return newAddress('login')
}

/** Fills in the login form of this provider and sends it; the password decides what the sandbox does. */
export async function logIn(
  page: Page,
  provider: string,
  password: string,
  username = newLogin(),
): Promise<void> {
  await page.goto(`/accounts/connect/new/${provider}/credentials`)
  await sendForm(page, username, password)
  await expectIntent(page)
}

export async function sendForm(page: Page, username: string, password: string): Promise<void> {
  const form = page.getByTestId('login-form')
  await form.locator('input[name=username]').fill(username)
  await form.locator('input[name=password]').fill(password)
  await form.locator('button[type=submit]').click()
}

/** Shows the code of this provider. */
export async function showCode(page: Page, provider: string): Promise<void> {
  await page.goto(`/accounts/connect/new/${provider}/qr`)
  await page.getByRole('button', { name: 'Show the code' }).click()
  await expectIntent(page)
  await expect(page.getByTestId('qr-code')).toBeVisible()
}

/** The page of an attempt, in the dashboard or behind an emailed link. */
export async function expectIntent(page: Page): Promise<void> {
  await page.waitForURL(/\/(accounts\/connect|reconnect\/[^/]+)\/(?!new|with)[^/]+$/)
  await expect(page.getByTestId('intent')).toBeVisible()
}

export async function expectStep(page: Page, step: string): Promise<void> {
  await expect(page.getByTestId('intent')).toHaveAttribute('data-step', step)
}

export async function expectDone(page: Page, title: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await expect(page.getByTestId('intent')).toHaveAttribute('data-state', 'SUCCEEDED')
}

/** Types a code, or a phone number, and sends it. */
export async function enter(page: Page, code: string): Promise<void> {
  const form = page.getByTestId('code-form')
  await form.locator('input[name=code]').fill(code)
  await form.locator('button[type=submit]').click()
}

/** The gateway's id of the attempt that this page shows. */
export async function gatewayIntent(page: Page): Promise<string> {
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  const { gatewayIntentId } = await db.authIntent.findUniqueOrThrow({ where: { id } })
  if (!gatewayIntentId) throw new Error('the gateway awaits nothing for this attempt')
  return gatewayIntentId
}

/** Plays the phone: scans the code, or approves what is waiting. */
export async function onPhone(page: Page, what: 'scan' | 'approve' | 'deny', more: object = {}) {
  // Like a real phone, wait until the page is waiting.
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  const waits = async () => (await db.authIntent.findUniqueOrThrow({ where: { id } })).waitUntil !== null
  await expect.poll(waits, { message: 'the gateway is asked to wait' }).toBe(true)
  return control(what, { intent_id: await gatewayIntent(page), ...more })
}
