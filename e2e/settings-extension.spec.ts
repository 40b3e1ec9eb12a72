import type { Page } from '@playwright/test'
import type { BrowserState } from '../lib/generated/prisma/enums'
import { appUrl } from '../scripts/e2e-ports'
import { expect, expectAccessible, test } from './fixtures'
import { ago, db, newAccount, newCustomer } from './given'

const userAgent =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36'
const session = () => ({
  li_at: `CANARY${crypto.randomUUID()}`,
  li_a: `CANARY${crypto.randomUUID()}`,
  user_agent: userAgent,
  member_id: `ACoAA${crypto.randomUUID()}`,
})

/** Sends what an extension would send: a request from a script has no origin. */
async function call(method: string, path: string, body: object | null, token?: string) {
  const answer = await fetch(`${appUrl}/api/extension/${path}`, {
    method,
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    ...(body && { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  return { status: answer.status, body: text ? JSON.parse(text) : null }
}

async function pairWith(code: string): Promise<string> {
  const answer = await call('POST', 'pairing', { code, user_agent: userAgent })
  expect(answer.status).toBe(201)
  return answer.body.token
}

async function showCode(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Show a pairing code' }).click()
  const code = page.getByTestId('pairing-code').getByText(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/)
  await expect(code).toBeVisible()
  return (await code.textContent()) ?? ''
}

test('a browser is paired by the code that is shown, appears by itself, and tells how it is', async ({
  page,
}) => {
  await newCustomer(page)
  await page.goto('/settings#extension')
  const section = page.getByRole('region', { name: 'LinkedIn in your browser' })
  await expect(section).toContainText('No browser is paired yet')
  const code = await showCode(page)
  await expect(section.getByRole('timer')).toHaveText(/Expires in (10:00|9:\d\d)/)
  await expect(section.getByRole('timer')).toHaveText(/Expires in 9:5\d/)
  await expectAccessible(page)

  const token = await pairWith(code.toLowerCase())
  await expect(section.getByTestId('just-paired')).toContainText('Chrome on Windows is paired')
  await expect(section.getByTestId('pairing-code')).toBeHidden()
  const browser = section.getByTestId('browser')
  await expect(browser).toHaveAttribute('data-state', 'PAIRED')

  const mine = session()
  expect((await call('POST', 'linkedin', mine, token)).status).toBe(200)
  await expect(browser).toContainText('Up to date')
  await expect(browser).toContainText('last sync')
  const html = await page.content()
  const data = await (await page.request.get('/settings', { headers: { rsc: '1' } })).text()
  for (const secret of [mine.li_at, mine.li_a, token]) expect(html + data).not.toContain(secret)

  await call('POST', 'linkedin', { problem: 'signed_out' }, token)
  await expect(browser).toContainText('Not signed in to LinkedIn')
  await call('POST', 'linkedin', { problem: 'not_understood' }, token)
  await expect(browser).toContainText('LinkedIn not understood')
})

test('each browser says how it is and what to do about it', async ({ page }) => {
  const customer = await newCustomer(page)
  const account = await newAccount(customer)
  const member = await db.linkedinMember.create({
    data: { userId: customer.id, memberId: 'ACoAAmine', accountId: account.id },
  })
  const given = async (name: string, state: BrowserState, seenAt: Date, hasSession: boolean) => {
    const { id: browserId } = await db.pairedBrowser.create({
      data: { userId: customer.id, tokenHash: crypto.randomUUID(), name, state, lastSeenAt: seenAt },
    })
    const session = { sealed: '-', fingerprint: '-', changedAt: ago({ days: 9 }), seenAt }
    if (hasSession)
      await db.linkedinSession.create({ data: { ...session, browserId, linkedinMemberId: member.id } })
  }
  await given('Chrome on macOS', 'SYNCED', ago({ hours: 1 }), true)
  await given('Chrome on Linux', 'SYNCED', ago({ days: 2 }), true)
  await given('Edge on Windows', 'SYNCED', ago({ hours: 1 }), false)
  await given('Opera on Windows', 'SIGNED_OUT', ago({ hours: 1 }), true)
  await given('Opera on Linux', 'NOT_UNDERSTOOD', ago({ hours: 1 }), false)
  await given('Vivaldi on Linux', 'PAIRED', ago({ hours: 1 }), false)
  await page.goto('/settings#extension')
  const row = (name: string) => page.getByTestId('browser').filter({ hasText: name })
  await expect(row('Chrome on macOS')).toContainText('Up to date')
  await expect(row('Chrome on macOS')).toContainText('seen there 1 hour ago, renewed 1 week ago')
  await expect(row('Chrome on macOS').getByRole('link', { name: account.name })).toBeVisible()
  await expect(row('Chrome on Linux')).toContainText('Not heard from')
  await expect(row('Chrome on Linux')).toContainText('The last thing it said was: Up to date')
  await expect(row('Edge on Windows')).toContainText('The extension offers to connect it again')
  await expect(row('Opera on Windows')).toContainText('Open linkedin.com in that browser and sign in')
  await expect(row('Opera on Linux')).toContainText('Update the extension')
  await expect(row('Vivaldi on Linux')).toContainText('Nothing yet')
  await expectAccessible(page)
})

test('an unpaired browser is gone at once, and its token with it', async ({ page }) => {
  await newCustomer(page)
  await page.goto('/settings')
  const token = await pairWith(await showCode(page))
  const browser = page.getByTestId('browser')
  await browser.getByRole('button', { name: 'Unpair Chrome on Windows' }).click()
  const dialog = page.getByRole('dialog', { name: 'Unpair Chrome on Windows?' })
  await expect(dialog).toContainText('deleted here at once')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Unpair' }).click()
  await expect(page.getByTestId('toasts')).toContainText('Chrome on Windows is unpaired.')
  await expect(browser).toBeHidden()
  await expect(page.getByTestId('just-paired')).toBeEmpty()
  expect(await call('POST', 'linkedin', session(), token)).toMatchObject({
    status: 401,
    body: { error: { code: 'TOKEN_REVOKED' } },
  })
})

test('a browser that unpairs itself goes from the list; a new code replaces the one before', async ({
  page,
}) => {
  await newCustomer(page)
  await page.goto('/settings')
  const old = await showCode(page)
  await page.getByRole('button', { name: 'Show a new code' }).click()
  const shown = page.getByTestId('pairing-code')
  await expect(shown).not.toContainText(old)
  expect((await call('POST', 'pairing', { code: old, user_agent: userAgent })).status).toBe(404)
  const token = await pairWith((await shown.getByText(/^[0-9A-Z]{5}-/).textContent()) ?? '')
  await expect(page.getByTestId('browser')).toBeVisible()
  expect((await call('DELETE', 'pairing', null, token)).status).toBe(204)
  await expect(page.getByTestId('browser')).toBeHidden()
})

test('a code says by itself that it has expired', async ({ page }) => {
  await page.clock.install()
  await newCustomer(page)
  await page.goto('/settings')
  await showCode(page)
  await page.clock.fastForward('05:00')
  await expect(page.getByRole('timer')).toHaveText(/Expires in [45]:\d\d/)
  await page.clock.fastForward('05:01')
  await expect(page.getByTestId('code-expired')).toContainText('has expired')
  await expect(page.getByTestId('pairing-code')).toBeHidden()
  await page.getByRole('button', { name: 'Show a new code' }).click()
  await expect(page.getByRole('timer')).toBeVisible()
})
