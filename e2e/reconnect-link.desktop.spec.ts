import type { Page } from '@playwright/test'
import { expect, expectAccessible, linkIn, nextMailTo, test } from './fixtures'
import { ago, asAdmin, db, letIn, newAccount, newCustomer, newPerson, setStatus } from './given'
import { typeCredentials } from './wizard'

async function mailedLink(about: { locale?: string } = {}) {
  const owner = await newPerson(about)
  const account = await newAccount(owner)
  await setStatus(account, 'CREDENTIALS')
  return { owner, account, link: linkIn(await nextMailTo(owner.email, 0), '/reconnect/') }
}

async function expectNeutral(page: Page, link: string): Promise<string> {
  await page.goto(link)
  await expect(page.getByTestId('link-invalid')).toBeVisible()
  return (await page.getByRole('main').textContent()) ?? ''
}

test('an unknown link, an expired one and somebody else’s give one neutral page', async ({ page }) => {
  const [expired, foreign] = await Promise.all([mailedLink(), mailedLink()])
  await db.reconnectLink.updateMany({
    where: { accountId: expired.account.id },
    data: { expiresAt: ago({ hours: 1 }) },
  })
  const unknown = await expectNeutral(page, '/reconnect/no-such-token')
  await expectAccessible(page)
  expect(await expectNeutral(page, expired.link)).toBe(unknown)
  await newCustomer(page)
  expect(await expectNeutral(page, foreign.link)).toBe(unknown)
  expect(unknown).not.toContain(foreign.account.name)
})

test('opening the link any number of times changes nothing; only its button begins', async ({
  page,
  request,
}) => {
  const { account, link } = await mailedLink()
  for (let visit = 0; visit < 3; visit++) expect((await request.get(link)).status()).toBe(200)
  expect(await db.authIntent.count({ where: { accountId: account.id } })).toBe(0)
  await page.goto(link)
  await expect(page.getByTestId('link-ready')).toBeVisible()
})

test('its owner, signed in, can use it too, and so can an admin', async ({ page, browser }) => {
  const { owner, account, link } = await mailedLink()
  await letIn(page, owner)
  await page.goto(link)
  await expect(page.getByTestId('link-ready')).toContainText(account.name)
  const context = await browser.newContext()
  const other = await context.newPage()
  await asAdmin(other)
  await other.goto(link)
  await expect(other.getByTestId('link-ready')).toContainText(account.name)
  await context.close()
})

test('somebody else’s account is not taken: the page names whose it should be, and the outage stays open', async ({
  page,
}) => {
  const { owner, account, link } = await mailedLink()
  await page.goto(link)
  await page.getByRole('button', { name: 'Reconnect LinkedIn' }).click()
  await typeCredentials(page, 'mallory', 'good')
  await expect(page.getByRole('alert')).toContainText('Wrong account')
  // The gateway lets this one through; the dashboard must not.
  await typeCredentials(page, 'mallory', 'other')
  await expect(page.getByRole('heading', { name: 'That was a different account' })).toBeVisible()
  await expect(page.getByTestId('return-stopped')).toContainText(`This repair is for “${account.name}”`)
  await expectAccessible(page)

  await letIn(page, owner)
  await page.goto(`/accounts/${account.id}`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(account.name)
  await expect(page.getByTestId('status-panel').getByTestId('status')).toHaveText('Reconnect needed')
  await expect(page.getByTestId('status-panel')).toContainText(
    'somebody else’s LinkedIn account was signed in',
  )
  await expect(page.getByTestId('outage')).toBeVisible()
})

test('giving up from the mail’s link leads back to the mail', async ({ page }) => {
  const { link } = await mailedLink()
  await page.goto(link)
  await page.getByRole('button', { name: 'Reconnect LinkedIn' }).click()
  await page.getByRole('button', { name: 'Cancel and go back' }).click()
  await expect(page.getByRole('heading', { name: 'Nothing was reconnected' })).toBeVisible()
  await expect(page.getByRole('main')).toContainText('open the link in the email once more')
  await page.goto(link)
  await expect(page.getByTestId('link-ready')).toBeVisible()
})

test('the page of the link speaks the owner’s language, whatever the browser’s is', async ({ page }) => {
  const { link } = await mailedLink({ locale: 'fr' })
  await page.goto(link)
  await expect(page.getByTestId('link-ready')).toContainText('Reconnecte')
  await expect(page.locator('[lang=fr]').filter({ has: page.getByTestId('link-ready') })).toBeVisible()
  await expectAccessible(page)
})

test('a link is used only so often', async ({ page }) => {
  const { account, link } = await mailedLink()
  const { id } = await db.reconnectLink.findFirstOrThrow({ where: { accountId: account.id } })
  await db.rateLimit.create({ data: { key: `reconnectLink:${id}`, points: 10, expire: ago({ hours: -1 }) } })
  await page.goto(link)
  await page.getByRole('button', { name: 'Reconnect LinkedIn' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Try again in 60 minutes' })).toBeVisible()
  await expectAccessible(page)
})
