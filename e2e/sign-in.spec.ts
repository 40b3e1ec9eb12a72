import type { Page } from '@playwright/test'
import {
  expect,
  expectAccessible,
  linkIn,
  mailsTo,
  newAddress,
  nextMailTo,
  signIn,
  signInByMail,
  test,
} from './fixtures'
import { ago, db, newCustomer } from './given'

async function askForLink(page: Page, email: string): Promise<void> {
  await page.getByLabel('E-mail address').fill(email)
  await page.getByRole('button', { name: 'Mail me a sign-in link' }).click()
}

async function mailedLink(page: Page, email: string): Promise<string> {
  await page.goto('/sign-in')
  await askForLink(page, email)
  await expect(page.getByTestId('check-inbox')).toContainText(email)
  return linkIn(await nextMailTo(email, 0), '/sign-in/')
}

test('a customer signs in with the mailed link and sees accounts in every state', async ({ page }) => {
  await signIn(page, 'ada@example.com')
  await expect(page.getByText('Support line').first()).toBeVisible()
  const statuses = await page
    .getByTestId('status')
    .evaluateAll((all) => all.map((badge) => badge.getAttribute('data-status')))
  const every = ['CREDENTIALS', 'PERMISSIONS', 'ERROR', 'STOPPED', 'CONNECTING', 'OK', 'DELETED']
  expect(new Set(statuses)).toEqual(new Set(every))
  await expectAccessible(page)
})

test('opening the mailed link does not sign in: that takes a click, and works once', async ({
  page,
  browser,
}) => {
  const email = newAddress('scanner')
  await page.goto('/sign-in')
  await expectAccessible(page)
  const link = await mailedLink(page, email)
  await expectAccessible(page)

  // A mail scanner follows links, possibly several times.
  const scanner = await browser.newContext()
  for (let visit = 0; visit < 2; visit++) expect((await scanner.request.get(link)).status()).toBe(200)
  expect((await scanner.cookies()).filter(({ name }) => name.includes('session-token'))).toEqual([])
  await scanner.close()

  await page.goto(link)
  await expect(page.getByRole('heading', { name: 'One more click' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: `Sign in as ${email}` }).click()
  await page.waitForURL('**/accounts')
  expect(await mailsTo(email)).toHaveLength(1)

  const second = await browser.newContext()
  const late = await second.newPage()
  await late.goto(link)
  await late.getByRole('main').getByRole('button').click()
  await expect(late.getByRole('alert').filter({ hasText: 'expired or was used already' })).toBeVisible()
  await late.goto('/accounts')
  await expect(late).toHaveURL(/\/sign-in/)
  await second.close()
})

test('a link works for ten minutes: after that its click says so, and another one is a field away', async ({
  page,
}) => {
  const email = newAddress('late')
  const link = await mailedLink(page, email)
  const { expires } = await db.verificationToken.findFirstOrThrow({ where: { identifier: email } })
  const minutes = (expires.getTime() - Date.now()) / 60_000
  expect(minutes).toBeGreaterThan(8)
  expect(minutes).toBeLessThanOrEqual(10)
  await db.verificationToken.updateMany({
    where: { identifier: email },
    data: { expires: ago({ hours: 1 }) },
  })

  await page.goto(link)
  await page.getByRole('button', { name: `Sign in as ${email}` }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'expired or was used already' })).toBeVisible()
  await expectAccessible(page)
  await askForLink(page, email)
  await page.goto(linkIn(await nextMailTo(email, 1), '/sign-in/'))
  await page.getByRole('button', { name: `Sign in as ${email}` }).click()
  await page.waitForURL('**/accounts')
})

test('one address is mailed only so often, and the page says when to try again', async ({ page }) => {
  const email = newAddress('eager')
  await page.goto('/sign-in')
  for (let count = 0; count < 5; count++) {
    await askForLink(page, email)
    await page.getByRole('button', { name: 'Use another address or send again' }).click()
  }
  await askForLink(page, email)
  await expect(page.getByRole('alert').filter({ hasText: 'Try again in 15 minutes' })).toBeVisible()
  await expectAccessible(page)
  await nextMailTo(email, 4)
  expect(await mailsTo(email)).toHaveLength(5)
  // Somebody else is not held up by it.
  await askForLink(page, newAddress())
  await expect(page.getByTestId('check-inbox')).toBeVisible()
})

test('an address that is none is refused in words, without a mail', async ({ page }) => {
  await page.goto('/sign-in')
  // The browser's own check lets this one through.
  await askForLink(page, 'somebody@nowhere')
  await expect(page.getByText('Enter a complete address')).toBeVisible()
  await expectAccessible(page)
})

test('without signing in, a page leads to the sign-in page and, after it, back to where one wanted to be', async ({
  page,
}) => {
  const email = newAddress('back')
  await page.goto('/settings')
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fsettings/)
  await askForLink(page, email)
  await page.goto(linkIn(await nextMailTo(email, 0), '/sign-in/'))
  await page.getByRole('button', { name: `Sign in as ${email}` }).click()
  await page.waitForURL('**/settings')
})

test('a next page of somebody else’s site is not gone to', async ({ page }) => {
  const email = newAddress('lured')
  await page.goto('/sign-in?next=https%3A%2F%2Fevil.example%2Faccounts')
  await askForLink(page, email)
  await page.goto(linkIn(await nextMailTo(email, 0), '/sign-in/'))
  await page.getByRole('button', { name: `Sign in as ${email}` }).click()
  await expect(page).toHaveURL('/accounts')
})

test('signing out ends the session, not only the page', async ({ page }) => {
  const email = newAddress('leaver')
  await signInByMail(page, email)
  const cookies = await page.context().cookies()
  await page.goto('/settings')
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page).toHaveURL('/sign-in')
  await page.context().addCookies(cookies)
  await page.goto('/accounts')
  await expect(page).toHaveURL(/\/sign-in/)
})

test('who is signed in has no business on the sign-in page', async ({ page }) => {
  await newCustomer(page)
  await page.goto('/sign-in')
  await expect(page).toHaveURL('/accounts')
})
