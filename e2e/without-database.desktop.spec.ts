import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { applyMigrations } from '../scripts/apply-migrations'
import { e2eFolder, e2ePorts } from '../scripts/e2e-ports'
import { freePort } from '../scripts/ports'
import { stackEnv } from '../scripts/stack-env'
import { openTcpProxy } from '../test/tcp-proxy'
import { expect, test } from './fixtures'
import { databaseUrl, db } from './given'

test('started before its database, it answers 503 or an error page, and serves as soon as that is there', async ({
  browser,
  request,
}) => {
  const name = `later_${randomUUID().replaceAll('-', '')}`
  await db.$executeRawUnsafe(`CREATE DATABASE ${name}`)
  const direct = databaseUrl.replace(/patchbay$/, name)
  await applyMigrations(direct)
  const database = await openTcpProxy(direct)
  database.refuse()

  const port = await freePort()
  const env = stackEnv(e2eFolder, { ...e2ePorts, app: port }, database.url, { graceSeconds: 1 })
  // A page of its own: that it fails at first, and says so on its console, is what this is about.
  const page = await browser.newPage()
  const start = ['--import', 'tsx', 'scripts/start.ts']
  const server = spawn(process.execPath, start, { stdio: 'ignore', env: { ...process.env, ...env } })
  const ended = new Promise((resolve) => server.once('exit', resolve))
  try {
    const health = () => request.get(`${env.APP_URL}/api/health`)
    const tell = () =>
      request.post(`${env.APP_URL}/api/webhooks/status/unipile-v1`, {
        headers: { 'unipile-auth': env.UNIPILE_V1_WEBHOOK_SECRET },
        data: { AccountStatus: { account_id: 'nobody', message: 'OK' } },
      })
    await expect.poll(async () => (await health().catch(() => null))?.status()).toBe(503)
    expect((await tell()).status()).toBe(503)
    expect((await tell()).headers()['retry-after']).toBe('30')
    await page.context().addCookies([{ name: 'authjs.session-token', value: 'mine', url: env.APP_URL }])
    const session = { cookie: 'authjs.session-token=mine' }
    expect((await request.get(`${env.APP_URL}/api/live`, { headers: session })).status()).toBe(503)
    await page.goto(`${env.APP_URL}/accounts`)
    await expect(page.getByText('Something on our side went wrong')).toBeVisible()

    database.restore()
    await expect.poll(async () => (await health()).status(), { timeout: 5_000 }).toBe(200)
    await expect.poll(async () => (await (await health()).json()).worker.processes).toBe(1)
    expect((await tell()).status()).toBe(200)
    await page.goto(`${env.APP_URL}/accounts`)
    await expect(page).toHaveURL(/\/sign-in/)
  } finally {
    server.kill('SIGTERM')
    await ended
    await page.close()
    await database.close()
    await db.$executeRawUnsafe(`DROP DATABASE ${name} WITH (FORCE)`)
  }
})
