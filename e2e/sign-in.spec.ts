import type { Page } from '@playwright/test'
import { AccountStatus } from '../lib/generated/prisma/enums'
import { expect, expectAccessible, linkIn, mailsTo, newAddress, nextMailTo, signIn, test } from './fixtures'
import { ago, db } from './given'
import { askForLink } from './sign-in-page'

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
  expect(new Set(statuses)).toEqual(new Set(Object.values(AccountStatus)))
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

test('an address that is none is refused in words, without a mail', async ({ page }) => {
  await page.goto('/sign-in')
  // The browser's own validation accepts this one.
  await askForLink(page, 'somebody@nowhere')
  await expect(page.getByText('Enter a complete address')).toBeVisible()
  await expectAccessible(page)
})
