import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { atGateway, newAccount, newCustomer } from './given'

/** Tabs on until this has the focus; fails when it never gets it. */
async function tabTo(page: Page, role: 'link' | 'button' | 'checkbox' | 'textbox', name: string | RegExp) {
  const target = page.getByRole(role, { name }).first()
  for (let press = 0; press < 40; press++) {
    await page.keyboard.press('Tab')
    if (await target.evaluate((element) => element === document.activeElement)) return target
  }
  throw new Error(`forty tabs do not reach the ${role} ${name}`)
}

test('with the keyboard alone: skip the frame, choose two providers, go on to sign in', async ({ page }) => {
  await newCustomer(page)
  await page.goto('/accounts/connect')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused()
  await page.keyboard.press('Enter')
  await tabTo(page, 'checkbox', /^LinkedIn/)
  await page.keyboard.press('Space')
  const second = await tabTo(page, 'checkbox', /^Instagram/)
  const outline = await second.evaluate(
    (box) => getComputedStyle(box.closest('label') as Element).outlineStyle,
  )
  expect(outline, 'the focus is to be seen').not.toBe('none')
  await page.keyboard.press('Space')
  await tabTo(page, 'button', 'Continue with 2 providers')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Connect an account' })).toBeVisible()
  await expect(page.getByRole('list').getByRole('link')).toHaveCount(2)
})

test('with the keyboard alone: open the menu, leave the removal with Escape, then remove by name', async ({
  page,
}) => {
  const customer = await newCustomer(page)
  const account = await newAccount(customer)
  await page.goto('/accounts')
  const openDialog = async () => {
    await page.keyboard.press('Enter')
    await expect(page.getByRole('menuitem', { name: 'Reconnect' })).toBeFocused()
    await page.keyboard.press('End')
    await expect(page.getByRole('menuitem', { name: 'Remove' })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog').getByRole('textbox')).toBeFocused()
  }
  const menu = await tabTo(page, 'button', `More for ${account.name}`)
  await openDialog()
  // The focus stays inside, in both directions.
  for (const key of ['Tab', 'Tab', 'Tab', 'Tab', 'Shift+Tab']) {
    await page.keyboard.press(key)
    const isOutside = await page.evaluate(
      () => document.activeElement !== document.body && !document.activeElement?.closest('dialog'),
    )
    expect(isOutside, `focus after ${key}`).toBe(false)
  }
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(menu).toBeFocused()

  await openDialog()
  await page.keyboard.type(account.name)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Nothing is connected yet' })).toBeVisible()
  expect(await atGateway(account.gatewayAccountId)).toBeNull()
})
