import { expect, expectAccessible, linkIn, nextMailTo, test } from './fixtures'
import { db, newAccount, newPerson, setStatus } from './given'
import { expectNoMoreMail } from './mail-fence'
import { typeCredentials } from './wizard'

test('signed out on a phone: the mail, one button, the sign-in page, and the same account works again', async ({
  page,
}) => {
  const owner = await newPerson()
  const account = await newAccount(owner)
  await setStatus(account, 'CREDENTIALS')
  const link = linkIn(await nextMailTo(owner.email, 0), '/reconnect/')

  await page.goto(link)
  await expect(page.getByRole('heading', { name: 'Reconnect your LinkedIn account' })).toBeVisible()
  const main = page.getByRole('main')
  await expect(main).toContainText(account.name)
  await expect(main).toContainText('It has been disconnected since')
  await expect(main.getByRole('button')).toHaveCount(1)
  const button = await main.getByRole('button').boundingBox()
  expect(button?.height, 'large enough for a thumb').toBeGreaterThanOrEqual(44)
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
  await expectAccessible(page)

  await main.getByRole('button', { name: 'Reconnect LinkedIn' }).click()
  await expect(page.getByText(`Reconnecting ${account.name}`)).toBeVisible()
  await typeCredentials(page, account.name, '2fa')
  await page.getByLabel('Code').fill('123456')
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByRole('heading', { name: 'LinkedIn is reconnected' })).toBeVisible()
  await expect(page.getByTestId('return-done')).toContainText(account.name)
  await expectAccessible(page)

  await expect
    .poll(() =>
      db.connectedAccount.findMany({ where: { userId: owner.id }, select: { id: true, status: true } }),
    )
    .toEqual([{ id: account.id, status: 'OK' }])
  expect(await db.outage.findMany({ where: { accountId: account.id } })).toMatchObject([
    { closedAt: expect.any(Date) },
  ])
  await expectNoMoreMail(owner, 1)

  await page.goto(link)
  await expect(page.getByRole('heading', { name: 'Already fixed' })).toBeVisible()
  await expect(main).toContainText(`Your LinkedIn account “${account.name}” works again`)
  await expect(main.getByRole('button')).toHaveCount(0)
  await expectAccessible(page)
})
