import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openStandIn } from '@/test/stand-in'
import { openWorld } from '@/test/world'
import { root } from './schema-engine'

const product = await openStandIn(() => ({ body: '{"database":"ok"}' }))
const world = await openWorld({ APP_URL: product })

async function doctor(...options: string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', join(root, 'scripts/doctor.ts'), ...options], {
    cwd: root,
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      said += chunk
    })
  }
  const [code] = await once(child, 'close')
  return { code, said }
}

test('npm run doctor fails while a webhook is missing; with --fix it succeeds once it is registered', async () => {
  expect(await doctor()).toMatchObject({ code: 1, said: expect.stringContaining('✗ Unipile v1: No webhook') })
  const fixed = await doctor('--fix')
  expect(fixed).toMatchObject({ code: 0, said: expect.stringContaining('Unipile v1: Registered.') })
  const [, secret] = /UNIPILE_V2_WEBHOOK_SECRET and restart: (\S+)/.exec(fixed.said) ?? []
  process.env.UNIPILE_V2_WEBHOOK_SECRET = secret
  expect(await doctor()).toMatchObject({ code: 0, said: expect.not.stringContaining('✗') })
})

test('npm run doctor -- --fix still fails when something else is wrong', async () => {
  await world.control('gateway', { mode: 'unauthorized' })
  expect(await doctor('--fix')).toMatchObject({ code: 1, said: expect.stringContaining('✗ Unipile v1') })
  await world.control('gateway', { mode: 'up' })
})
