import type { BrowserContext, Page } from '@playwright/test'
import type { Member } from '../../sandbox/linkedin/member'
import { db, newCustomer } from '../given'
import { expect, type Fixtures } from './fixture'

// What a person does with the extension and the dashboard, and what they see.

/** A LinkedIn member that no other test uses. */
export function newMember(word = 'Ada', premium = false): Member {
  const unique = crypto.randomUUID()
  return { memberId: `ACoAAB${unique.replaceAll('-', '')}`, name: `${word} ${unique.slice(0, 8)}`, premium }
}

/** A customer on the list of their accounts, with one that this browser has connected. */
export async function startConnected({
  page,
  popup,
  linkedin,
}: Pick<Fixtures, 'popup' | 'linkedin'> & { page: Page }) {
  const customer = await newCustomer(page)
  const member = newMember()
  await linkedin.login(member)
  const shown = await popup()
  await pair(page, shown)
  await page.goto('/accounts')
  await expectStatus(page, member.name, 'Connected')
  const account = await db.connectedAccount.findFirstOrThrow({ where: { userId: customer.id } })
  return { customer, member, shown, account }
}

/** Copies a code from the settings, where the customer is signed in, into the popup. */
export async function pair(page: Page, popup: Page): Promise<void> {
  await typeCode(popup, await showCode(page))
  await expect(popup.getByLabel('Code')).toBeHidden()
}

export async function showCode(page: Page): Promise<string> {
  await page.goto('/settings')
  await page.getByRole('button', { name: 'Show a pairing code' }).click()
  return (await page.getByTestId('pairing-code').locator('[aria-hidden]').first().textContent()) ?? ''
}

export async function typeCode(popup: Page, code: string): Promise<void> {
  await popup.getByLabel('Code').fill(code)
  await popup.getByRole('button', { name: 'Pair', exact: true }).click()
}

/** Waits for a state of the popup; a first login takes several syncs. */
export async function expectState(popup: Page, state: string): Promise<void> {
  await expect(popup.locator('main')).toHaveAttribute('data-state', state, { timeout: 30_000 })
}

/** The badge on the extension's toolbar button, which asks for attention. */
export async function expectSign(context: BrowserContext, sign: '' | '!'): Promise<void> {
  const [background] = context.serviceWorkers()
  await expect.poll(() => background?.evaluate('chrome.action.getBadgeText({})')).toBe(sign)
}

/** An account's row in the dashboard. */
export function rowOf(page: Page, name: string) {
  return page.getByTestId('account').filter({ hasText: name })
}

export async function expectStatus(page: Page, name: string, status: string): Promise<void> {
  await expect(rowOf(page, name).getByTestId('status')).toHaveText(status, { timeout: 30_000 })
}

/** Makes the extension's last sync this much older. */
export async function letPass(context: BrowserContext, { minutes }: { minutes: number }): Promise<void> {
  const [background] = context.serviceWorkers()
  await background?.evaluate((ms) => {
    const read = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    return read(indexedDB.open('extension', 1)).then(async (database) => {
      const rows = database.transaction('kept', 'readwrite').objectStore('kept')
      const kept = await read(rows.get('all'))
      for (const moment of ['lastSyncAt', 'triedAt', 'dueAt', 'holdUntil']) kept[moment] -= ms
      await read(rows.put(kept, 'all'))
      database.close()
    })
  }, minutes * 60_000)
}

/** Stops the background script, as the browser does after half a minute without work. */
export async function endBackground(context: BrowserContext): Promise<void> {
  const page = await context.newPage()
  await page.goto('chrome://serviceworker-internals')
  await page.getByRole('button', { name: 'Stop' }).click()
  await expect(page.locator('body')).toContainText('Running Status: STOPPED')
  await page.close()
}

/** Someone uses their browser: the extension wakes up and learns nothing else. */
export async function switchTabs(context: BrowserContext): Promise<void> {
  await (await context.newPage()).close()
}
