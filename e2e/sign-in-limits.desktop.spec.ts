import {
  expect,
  expectAccessible,
  linkIn,
  mailsTo,
  newAddress,
  nextMailTo,
  signInByMail,
  test,
} from './fixtures'
import { newCustomer } from './given'
import { askForLink } from './sign-in-page'

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
  // It does not affect anybody else.
  await askForLink(page, newAddress())
  await expect(page.getByTestId('check-inbox')).toBeVisible()
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
