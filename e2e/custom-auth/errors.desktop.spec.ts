import { expect, expectAccessible, test } from '../fixtures'
import { db, newCustomer } from '../given'
import { expectDone, expectStep, logIn, newLogin, sendForm } from './login'

const faults = [
  ['wrong', 'INVALID_CREDENTIALS', 'did not accept this login'],
  ['unknown-context', 'UNKNOWN_CONTEXT', 'on LinkedIn’s own site first'],
  ['timeout', 'TIMEOUT', 'did not answer in time'],
  ['insufficient', 'INSUFFICIENT_PERMISSIONS', 'allow everything it lists'],
  ['proxy-auth', 'PROXY_AUTH', 'The proxy did not accept'],
  ['proxy-error', 'PROXY_ERROR', 'The proxy could not be reached'],
  ['proxy-timeout', 'PROXY_TIMEOUT', 'The proxy did not answer in time'],
  ['subscription', 'SUBSCRIPTION', 'on our side'],
  ['key', 'KEY_REFUSED', 'on our side'],
  ['rate', 'RATE_LIMITED', 'too many tries'],
  ['500', 'UNAVAILABLE', 'does not answer'],
  ['html', 'UNAVAILABLE', 'does not answer'],
  ['huge', 'INVALID_PARAMETERS', 'cannot use what was entered'],
] as const

for (const [password, fault, words] of faults) {
  test(`${password}: its own sentence, the login name stays, the password does not`, async ({ page }) => {
    const customer = await newCustomer(page)
    const login = newLogin()
    await logIn(page, 'linkedin', password, login)
    await expectStep(page, 'FORM')
    await expect(page.getByTestId('fault')).toHaveAttribute('data-fault', fault)
    await expect(page.getByTestId('fault')).toContainText(words)
    await expect(page.locator('input[name=username]')).toHaveValue(login)
    await expect(page.locator('input[name=password]')).toHaveValue('')
    // A fault about the proxy opens the section that contains it.
    await expect(page.locator('details[open]')).toHaveCount(fault.startsWith('PROXY') ? 1 : 0)
    expect(await db.connectedAccount.count({ where: { userId: customer.id } })).toBe(0)
  })
}

test('after a refusal the same form leads on', async ({ page }) => {
  await newCustomer(page)
  const login = newLogin()
  await logIn(page, 'linkedin', 'wrong', login)
  await expectStep(page, 'FORM')
  await expectAccessible(page)
  const address = page.url()
  await sendForm(page, login, 'wrong')
  await expect(page.locator('input[name=password]')).toBeFocused()
  await sendForm(page, login, 'good')
  await expectDone(page, 'LinkedIn is connected')
  expect(page.url()).toBe(address)
})

test('a restricted account is final: no other try is offered', async ({ page }) => {
  await newCustomer(page)
  await logIn(page, 'linkedin', 'restricted')
  await expect(page.getByTestId('intent')).toHaveAttribute('data-failure', 'RESTRICTED')
  await expect(page.getByRole('heading', { name: 'LinkedIn does not allow this account' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Try again' })).toHaveCount(0)
  await expectAccessible(page)
})

test('an account that is linked at the gateway already is adopted', async ({ page }) => {
  await newCustomer(page)
  await logIn(page, 'linkedin', 'exists')
  await expectDone(page, 'LinkedIn is connected')
})

test('an account that somebody else has connected is refused', async ({ page, browser }) => {
  await newCustomer(page)
  const login = newLogin()
  await logIn(page, 'linkedin', 'good', login)
  await expectDone(page, 'LinkedIn is connected')

  const other = await browser.newContext()
  const elsewhere = await other.newPage()
  await newCustomer(elsewhere)
  await logIn(elsewhere, 'linkedin', 'good', login)
  await expect(elsewhere.getByTestId('intent')).toHaveAttribute('data-failure', 'LINKED_ELSEWHERE')
  await other.close()
})
