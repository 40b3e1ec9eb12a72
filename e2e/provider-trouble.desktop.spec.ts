import { control, expect, mailsTo, test } from './fixtures'
import { db, newAccount, newCustomer, setStatus } from './given'
import { expectNoMoreMail } from './mail-fence'

const troubles = [
  { status: 'ERROR', badge: 'Having trouble' },
  { status: 'CONNECTING', badge: 'Setting up' },
  { status: 'STOPPED', badge: 'Paused' },
] as const

for (const { status, badge } of troubles) {
  test(`${status} changes the badge of the open page and mails nobody`, async ({ page }) => {
    const customer = await newCustomer(page)
    const account = await newAccount(customer)
    await page.goto('/accounts')
    await expect(page.getByTestId('status')).toHaveText('Connected')
    await setStatus(account, status)
    await expect(page.getByTestId('status')).toHaveText(badge, { timeout: 3_000 })
    await expect(page.getByTestId('attention')).toHaveCount(0)

    await expectNoMoreMail(customer, 0)
    expect(await db.outboxEmail.count({ where: { accountId: account.id } }), 'mails queued').toBe(0)
    expect(await db.outage.count({ where: { accountId: account.id } }), 'outages').toBe(0)
  })
}

test.describe('while the gateway is down', () => {
  test.use({ isAlone: true })
  test.afterEach(() => control('gateway', { mode: 'up' }))

  test('checking says so, the last known status stays, and nobody is mailed', async ({ page }) => {
    const customer = await newCustomer(page)
    const account = await newAccount(customer)
    await page.goto(`/accounts/${account.id}`)
    await control('gateway', { mode: 'down' })
    await page.getByRole('button', { name: 'Check now' }).click()
    await expect(page.getByTestId('toasts')).toContainText(
      'The connection service does not answer at the moment',
    )
    await expect(page.getByTestId('status-panel').getByTestId('status')).toHaveText('Connected')

    await control('gateway', { mode: 'up' })
    await expectNoMoreMail(customer, 0)
    expect(await db.outboxEmail.count({ where: { accountId: account.id } })).toBe(0)
  })

  test('what a webhook says stands until the gateway can be asked again', async ({ page }) => {
    const customer = await newCustomer(page)
    const account = await newAccount(customer)
    await page.goto('/accounts')
    await control('gateway', { mode: 'down' })
    await setStatus(account, 'ERROR')
    await expect(page.getByTestId('status')).toHaveText('Having trouble')
    expect(await mailsTo(customer.email)).toHaveLength(0)
    await control('gateway', { mode: 'up' })
    await setStatus(account, 'OK')
    await expect(page.getByTestId('status')).toHaveText('Connected')
    await expectNoMoreMail(customer, 0)
  })
})
