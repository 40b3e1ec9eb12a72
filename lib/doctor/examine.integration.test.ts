import { expect, test } from 'vitest'
import { openWorld } from '@/test/world'
import { examine } from './examine'
import { repairWebhook } from './repair-webhook'

const world = await openWorld()
const codes = async () => (await examine()).map(({ about, code }) => `${about} ${code}`)

test('a gateway without our webhook is told, registering it puts that right, and doing so again doubles nothing', async () => {
  expect(await codes()).toContain('UNIPILE_V1 WEBHOOK_MISSING')
  await repairWebhook('UNIPILE_V1')
  await repairWebhook('UNIPILE_V1')
  expect(await codes()).toEqual(
    expect.arrayContaining([
      'database DATABASE_OK',
      'UNIPILE_V1 KEY_OK',
      'UNIPILE_V1 WEBHOOK_OK',
      'UNIPILE_V1 CLOCK_OK',
    ]),
  )
  const listed = await fetch(`${world.sandboxUrl}/api/v1/webhooks`, {
    headers: { 'x-api-key': 'sandbox-key' },
  })
  expect(((await listed.json()) as { items: unknown[] }).items).toHaveLength(1)
})

test('a refused key, a silent gateway and a wrong clock are each told as such', async () => {
  await world.control('gateway', { mode: 'unauthorized' })
  expect(await codes()).toContain('UNIPILE_V1 KEY_REFUSED')
  await world.control('gateway', { mode: 'down' })
  expect(await codes()).toContain('UNIPILE_V1 GATEWAY_SILENT')
  await world.control('gateway', { mode: 'up' })
  const late = await examine(() => new Date(Date.now() + 120_000))
  expect(late).toContainEqual(
    expect.objectContaining({ code: 'CLOCK_WRONG', detail: { seconds: expect.stringMatching(/^1[12]\d$/) } }),
  )
})

test('an address where nobody answers as this product does is told', async () => {
  expect(await codes()).toContain('address ADDRESS_SILENT')
})

test('that no email leaves is told, with the reason', async () => {
  await world.control('mail', { mode: 'daily_quota_exceeded' })
  await world.makeBroken()
  await world.pass({ minutes: 6 })
  await world.runDue()
  expect(await examine()).toContainEqual({
    about: 'mail',
    state: 'wrong',
    code: 'MAIL_STOPPED',
    detail: { why: 'QUOTA', waiting: '1' },
  })
})
