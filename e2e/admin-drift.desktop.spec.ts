import { control, expect, expectAccessible, test } from './fixtures'
import { asAdmin, db, newAccount, newAtGateway, newName, newPerson } from './given'

test('an admin sees what no webhook told, what is gone and what nobody owns', async ({ page }) => {
  test.slow()
  const [changed, lost] = [await newAccount(await newPerson()), await newAccount(await newPerson())]
  const nobodys = newName('Nobody')
  await newAtGateway({ name: nobodys })
  await control('status', { account_id: changed.gatewayAccountId, status: 'STOPPED', silent: true })
  await control('delete-account', { account_id: lost.gatewayAccountId, silent: true })
  // Nobody waits for the next pass here: the last one is made older, so that it is due with the next sweep.
  await db.$executeRaw`UPDATE "SweepPass" SET "startedAt" = "startedAt" - interval '1 hour' WHERE "gateway" = 'UNIPILE_V1'`
  await db.$executeRaw`SELECT graphile_worker.add_job('sweep', '{}'::json)`
  await expect
    .poll(async () => (await db.connectedAccount.findUnique({ where: { id: lost.id } }))?.missingSince, {
      timeout: 60_000,
    })
    .not.toBeNull()
  await expect
    .poll(() => db.sweepPass.count({ where: { gateway: 'UNIPILE_V1', endedAt: { not: null } } }), {
      timeout: 60_000,
    })
    .toBeGreaterThan(0)

  await asAdmin(page)
  await page.goto('/admin/drift')
  const gateway = page.getByTestId('drift').filter({ has: page.getByRole('heading', { name: 'Unipile v1' }) })
  await expect(gateway).toContainText('Last full pass')
  const missed = gateway.getByTestId('missed').filter({ hasText: changed.name })
  await expect(missed).toContainText('Connected')
  await expect(missed).toContainText('Paused')
  await expect(gateway.getByTestId('gone').filter({ hasText: lost.name })).toHaveCount(1)
  await expect(gateway.getByTestId('unknown').filter({ hasText: nobodys })).toHaveCount(1)
  await expectAccessible(page)
  await missed.getByRole('link', { name: changed.name }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(changed.name)
})
