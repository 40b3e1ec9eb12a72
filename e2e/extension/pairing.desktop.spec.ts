import { db, newCustomer } from '../given'
import { expect, test } from './fixture'
import { expectState, pair, showCode, startConnected, typeCode } from './steps'

test('a code from the settings pairs this browser, once; a wrong one says so', async ({ page, popup }) => {
  await newCustomer(page)
  const shown = await popup()
  await expectState(shown, 'unpaired')
  await expect(shown.getByRole('heading')).toHaveText('Pair this browser')
  await typeCode(shown, 'nonsense')
  await expect(shown.getByRole('alert')).toContainText('A code has ten letters and digits')
  await typeCode(shown, '00000-00000')
  await expect(shown.getByRole('alert')).toContainText('This code does not work')
  await expect(shown.getByLabel('Code')).toBeFocused()

  const code = await showCode(page)
  expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/)
  await typeCode(shown, ` ${code.toLowerCase().replace('-', ' ')} `)
  await expectState(shown, 'signed_out')
  await expect(page.getByTestId('just-paired')).toContainText('is paired')
  await expect(page.getByTestId('browser')).toHaveCount(1)
  await expect(page.getByTestId('browser')).toContainText('Chrome on')

  const other = await popup()
  await other.getByRole('button', { name: 'Unpair this browser' }).click()
  await other.getByRole('button', { name: 'Unpair', exact: true }).click()
  await typeCode(other, code)
  await expect(other.getByRole('alert')).toContainText('This code does not work')
})

test('a browser that is removed in the settings says so, and can be paired again', async ({
  page,
  popup,
  linkedin,
}) => {
  const { customer, shown } = await startConnected({ page, popup, linkedin })
  await expectState(shown, 'connected')
  await page.goto('/settings')
  await page.getByRole('button', { name: /^Unpair / }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Unpair', exact: true }).click()
  await expect(page.getByTestId('browser')).toHaveCount(0)
  expect(await db.linkedinSession.count({ where: { member: { userId: customer.id } } })).toBe(0)
  await shown.getByRole('button', { name: 'Sync now' }).click()
  await expectState(shown, 'revoked')
  await expect(shown.getByRole('heading')).toHaveText('This browser was unpaired')

  await pair(page, shown)
  await expectState(shown, 'connected')
})

test('a browser that unpairs itself is gone from the settings, with its session', async ({
  page,
  popup,
  linkedin,
}) => {
  const { customer, shown } = await startConnected({ page, popup, linkedin })
  await page.goto('/settings')
  await expect(page.getByTestId('browser')).toHaveCount(1)

  await shown.getByRole('button', { name: 'Unpair this browser' }).click()
  await shown.getByRole('button', { name: 'Keep it' }).click()
  await expectState(shown, 'connected')
  await shown.getByRole('button', { name: 'Unpair this browser' }).click()
  await shown.getByRole('button', { name: 'Unpair', exact: true }).click()
  await expectState(shown, 'unpaired')
  await expect(page.getByTestId('browser')).toHaveCount(0)
  expect(await db.linkedinSession.count({ where: { member: { userId: customer.id } } })).toBe(0)
})
