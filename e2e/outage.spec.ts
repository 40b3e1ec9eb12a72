import { expect, expectAccessible, mailsTo, nextMailTo, test } from './fixtures'
import { db, expectStored, type GivenAccount, newAccount, newCustomer, newPerson, setStatus } from './given'
import { expectNoMoreMail } from './mail-fence'

test('an account that breaks changes on the open page within seconds, without a reload', async ({ page }) => {
  const customer = await newCustomer(page)
  const account = await newAccount(customer)
  await page.goto('/accounts')
  const row = page.locator(`[data-account="${account.id}"]`)
  await expect(row.getByTestId('status')).toHaveText('Connected')
  await page.evaluate(() => document.body.setAttribute('data-drawn-once', ''))

  await setStatus(account, 'CREDENTIALS')
  await expect(row.getByTestId('status')).toHaveText('Reconnect needed', { timeout: 3_000 })
  await expect(row.getByRole('button', { name: `Reconnect ${account.name}` })).toBeVisible()
  await expect(page.getByTestId('attention')).toContainText(account.name)
  await expect(page.getByTestId('announcer')).toHaveText(`${account.name}: Reconnect needed.`)
  await expect(page.locator('body')).toHaveAttribute('data-drawn-once')
  await expectAccessible(page)
})

test('a change that comes while the page is still loading is not missed', async ({ page }) => {
  const customer = await newCustomer(page)
  const account = await newAccount(customer)
  const changed = setStatusOnce(account)
  await page.route('**/api/live', async (route) => {
    await changed()
    await route.continue()
  })
  await page.goto('/accounts')
  await expect(page.getByTestId('status')).toHaveText('Having trouble')
})

/** Breaks the account on the first call, and returns once that is stored. */
function setStatusOnce(account: GivenAccount) {
  let done: Promise<void> | undefined
  return () => {
    done ??= setStatus(account, 'ERROR').then(() => expectStored(account, 'ERROR'))
    return done
  }
}

test('one mail says which account, since when, what it means and why it is safe, and has one button', async ({
  page,
}) => {
  const customer = await newCustomer(page)
  const account = await newAccount(customer)
  await setStatus(account, 'CREDENTIALS')

  const mail = await nextMailTo(customer.email, 0)
  expect(mail.subject).toBe(`Reconnect your LinkedIn account “${account.name}”`)
  for (const part of [mail.text, textOf(mail.html)]) {
    expect(part).toContain(`Your LinkedIn account “${account.name}” has been disconnected since`)
    expect(part).toContain(String(new Date().getUTCFullYear()))
    expect(part).toContain('new messages do not arrive')
    expect(part).toContain('We never ask for a password by email')
  }
  expect(mail.text).toMatch(/^http:\/\/localhost:\d+\/reconnect\/[\w-]{20,}$/m)
  expect(mail.text).not.toMatch(/<\w+/)
  await page.setContent(mail.html)
  await expect(page.getByRole('link', { name: 'Reconnect LinkedIn' })).toHaveCount(1)
  const targets = await page
    .getByRole('link')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')))
  expect(new Set(targets).size, 'everything that can be pressed leads to the repair').toBe(1)

  // More events about the same outage, and the same status again, change nothing.
  await setStatus(account, 'CREDENTIALS')
  await setStatus(account, 'CREDENTIALS')
  await expectNoMoreMail(customer, 1)
  await page.goto(`/accounts/${account.id}`)
  await expect(page.getByTestId('outage')).toContainText('We emailed you about it on')
  await expect(page.getByTestId('history')).toContainText(`Emailed to ${customer.email}`)
  await expectAccessible(page)
})

test('the mail speaks its reader’s language', async () => {
  const reader = await newPerson({ locale: 'fr' })
  const account = await newAccount(reader)
  await setStatus(account, 'CREDENTIALS')
  const mail = await nextMailTo(reader.email, 0)
  expect(mail.subject).toContain(account.name)
  expect(mail.subject).not.toContain('Reconnect your')
  expect(mail.html).toContain('lang="fr"')
})

test('an account that the gateway repairs by itself closes its outage without another mail', async ({
  page,
}) => {
  const customer = await newCustomer(page)
  const account = await newAccount(customer)
  await setStatus(account, 'CREDENTIALS')
  await nextMailTo(customer.email, 0)
  await page.goto('/accounts')
  await expect(page.getByTestId('attention')).toBeVisible()
  await setStatus(account, 'OK')
  await expect(page.getByTestId('attention')).toHaveCount(0)
  await expectNoMoreMail(customer, 1)
  expect(await db.outage.count({ where: { accountId: account.id, closedAt: null } })).toBe(0)
  expect(await mailsTo(customer.email)).toHaveLength(1)
})

function textOf(html: string): string {
  return html
    .replace(/<style[\s\S]*?<\/style>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
}
