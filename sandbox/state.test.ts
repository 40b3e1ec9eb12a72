import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startReceiver, startSandbox } from './test-client.ts'

const freshFile = () => join(mkdtempSync(join(tmpdir(), 'sandbox-')), 'sandbox.json')

test('accounts, links, webhooks, modes and mail survive a restart', async () => {
  const stateFile = freshFile()
  const before = await startSandbox({ stateFile })
  const id = await before.createAccount({ status: 'CREDENTIALS' })
  const { pathname } = new URL(await before.link())
  await before.api('POST', '/webhooks', { source: 'account_status', request_url: 'http://localhost:1/x' })
  await before.control('mail', { mode: 'down' })
  const saved = await before.state()
  await before.close()
  const after = await startSandbox({ stateFile })
  expect(await after.state()).toEqual(saved)
  expect((await after.api('GET', `/accounts/${id}`)).json.sources).toMatchObject([{ status: 'CREDENTIALS' }])
  expect((await after.page(`${pathname}/LINKEDIN`)).status).toBe(200)
})

test('without a clean end the file on disk is whole and holds the last change', async () => {
  const stateFile = freshFile()
  const sandbox = await startSandbox({ stateFile })
  const id = await sandbox.createAccount()
  await expect.poll(() => readFileSync(stateFile, 'utf8')).toContain(id)
})

test('a delivery that was waiting for its retry goes out after the restart', async () => {
  let answer = 503
  const app = await startReceiver(() => answer)
  const stateFile = freshFile()
  const before = await startSandbox({ stateFile, retryBaseMs: 60 })
  await before.api('POST', '/webhooks', { source: 'account_status', request_url: app.url })
  await before.control('status', { account_id: await before.createAccount(), status: 'ERROR' })
  await expect.poll(async () => (await before.deliveries())[0]?.attempts.length).toBe(1)
  await before.close()
  answer = 200
  const after = await startSandbox({ stateFile })
  await expect.poll(async () => (await after.deliveries())[0]?.outcome).toBe('delivered')
})

test('an account that was about to become OK does so after the restart', async () => {
  const stateFile = freshFile()
  const before = await startSandbox({ stateFile, settleMs: 60 })
  await before.page(`${await before.link()}/LINKEDIN`, { login: 'a', password: 'good' })
  await before.close()
  const after = await startSandbox({ stateFile })
  await expect.poll(async () => (await after.state()).accounts[0]?.sources[0]?.status).toBe('OK')
})

test('an unreadable state file is put aside and said so, not overwritten', async () => {
  const stateFile = freshFile()
  writeFileSync(stateFile, '{"version":')
  const lines: string[] = []
  await startSandbox({ stateFile, log: (line) => lines.push(line) })
  expect(readFileSync(`${stateFile}.unreadable`, 'utf8')).toBe('{"version":')
  expect(lines[0]).toContain('unreadable')
})

test('a state kept before there was more than one gateway is taken over', async () => {
  const stateFile = freshFile()
  const before = await startSandbox({ stateFile })
  const id = await before.createAccount()
  const link = await before.link()
  await before.close()
  const saved = JSON.parse(readFileSync(stateFile, 'utf8'))
  for (const kept of [...saved.accounts, ...saved.links]) delete kept.gateway
  const { endpoints: _, cookies: __, ...old } = saved
  const { gateway, deliveries, mail } = saved.modes
  writeFileSync(stateFile, JSON.stringify({ ...old, modes: { gateway, deliveries, mail } }))
  const after = await startSandbox({ stateFile })
  expect((await after.api('GET', `/accounts/${id}`)).status).toBe(200)
  expect((await after.page(`${new URL(link).pathname}/LINKEDIN`)).status).toBe(200)
  expect((await after.page('/')).status).toBe(200)
})
