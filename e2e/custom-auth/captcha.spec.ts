import { expect, expectAccessible, test } from '../fixtures'
import { newCustomer } from '../given'
import { enter, expectDone, expectStep, logIn } from './login'

test('a puzzle that fails or breaks can be taken again; solved, the login goes on by itself', async ({
  page,
}) => {
  await newCustomer(page)
  await logIn(page, 'linkedin', 'captcha')
  await expectStep(page, 'CAPTCHA')
  const puzzle = page.getByTestId('captcha').frameLocator('iframe').frameLocator('iframe')
  await puzzle.getByRole('button', { name: 'Fail' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'was not solved' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Try again' }).click()
  await puzzle.getByRole('button', { name: 'Error' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'could not be shown' })).toBeVisible()
  await page.getByRole('button', { name: 'Try again' }).click()
  await puzzle.getByRole('button', { name: 'I am human' }).click()
  await expectDone(page, 'LinkedIn is connected')
})

test('after the puzzle a code may follow', async ({ page }) => {
  await newCustomer(page)
  await logIn(page, 'linkedin', 'chain')
  const puzzle = page.getByTestId('captcha').frameLocator('iframe').frameLocator('iframe')
  await puzzle.getByRole('button', { name: 'I am human' }).click()
  await expectStep(page, '2FA')
  await enter(page, '123456')
  await expectDone(page, 'LinkedIn is connected')
})

test('only its own page lets the puzzle in, and no message from elsewhere counts', async ({ page }) => {
  await newCustomer(page)
  await logIn(page, 'linkedin', 'captcha')
  await expectStep(page, 'CAPTCHA')
  const src = (await page.getByTestId('captcha').locator('iframe').getAttribute('src')) ?? ''
  const framed = await page.request.get(src)
  const policy = framed.headers()['content-security-policy'] ?? ''
  expect(policy).toContain(`frame-ancestors 'self'`)
  expect(policy).not.toContain('unsafe-eval')
  expect(framed.headers()['x-frame-options']).toBe('SAMEORIGIN')
  const outer = (await page.request.get(page.url())).headers()['content-security-policy'] ?? ''
  expect(outer).toContain(`default-src 'self'`)
  expect(outer).toContain(`frame-ancestors 'none'`)
  expect(outer).not.toContain('/arkose')

  // Any surrounding page or other window can post a message. Only that frame's counts.
  await page.evaluate(() => window.postMessage({ type: 'captcha:completed', token: 'forged' }, '*'))
  await expectStep(page, 'CAPTCHA')
  await expect(page.getByTestId('captcha').locator('iframe')).toBeVisible()

  // For anyone but the attempt's holder, there is no page at all.
  await page.context().clearCookies()
  expect((await page.request.get(src)).status()).toBe(404)
})
