import { join } from 'node:path'
import { getDb } from '../lib/db'
import { createIntent } from '../lib/intents/create-intent'
import { holdWait } from '../lib/logins/hold-wait'
import { recordStep } from '../lib/logins/record-step'
import { root } from '../scripts/schema-engine'
import type { StackEnv } from '../scripts/stack-env'
import type { Supervisor } from '../scripts/supervisor'
import { ms, print } from './measure'

const sizes = [100, 500] as const
const tabs = 2

/**
 * Many QR codes on screen at once, each in two tabs: how long until one call per code is open, and what one costs here.
 */
export async function benchWaits(supervisor: Supervisor, env: StackEnv): Promise<void> {
  supervisor.run('sandbox', process.execPath, [join(root, 'sandbox/main.ts')], { ...process.env, ...env })
  await until(() => isUp(env.SANDBOX_URL))
  const user = await getDb().user.create({ data: { email: 'waits@customer.example' } })
  const rows: string[][] = []
  for (const size of sizes) {
    const ids = await Promise.all(Array.from({ length: size }, () => showCode(env, user.id)))
    const before = process.memoryUsage().rss
    const startedAt = performance.now()
    const stops = ids.flatMap((id) => Array.from({ length: tabs }, () => holdWait(id)))
    await untilCalls(env.SANDBOX_URL, size)
    const allHeld = performance.now() - startedAt
    const each = (process.memoryUsage().rss - before) / size
    for (const stop of stops) stop()
    await untilCalls(env.SANDBOX_URL, 0)
    rows.push([`${size} codes`, String(size), ms(allHeld), `${Math.round(each / 1024)} kB`])
  }
  print(`QR codes waited for at once, each looked at in ${tabs} tabs`, [
    ['', 'calls at the gateway', 'all held after', 'memory each'],
    ...rows,
  ])
}

/** An attempt that shows a code, started without the per-customer limits. */
async function showCode(env: StackEnv, userId: string): Promise<string> {
  const answer = await fetch(`${env.UNIPILE_V2_BASE_URL}/auth/intent`, {
    method: 'POST',
    headers: { 'x-api-key': env.UNIPILE_V2_API_KEY, 'content-type': 'application/json' },
    body: JSON.stringify({ provider: 'whatsapp', credentials: { qrcode: true } }),
  })
  const { intent_id, qrcode } = (await answer.json()) as { intent_id: string; qrcode: string }
  const now = new Date()
  const { intent } = await createIntent({
    userId,
    gateway: 'UNIPILE_V2',
    method: 'QR',
    providers: ['WHATSAPP'],
  })
  const step = { kind: 'QR', code: qrcode, since: now, until: new Date(now.getTime() + 60_000) } as const
  await recordStep(intent, { kind: 'step', step, gatewayIntentId: intent_id })
  return intent.id
}

function isUp(url: string): Promise<boolean> {
  return fetch(url).then(
    ({ ok }) => ok,
    () => false,
  )
}

async function untilCalls(sandboxUrl: string, count: number): Promise<void> {
  await until(async () => {
    const answer = await fetch(`${sandboxUrl}/control/state`)
    const { waits } = (await answer.json()) as { waits: Record<string, number> }
    return Object.values(waits).reduce((sum, open) => sum + open, 0) === count
  })
}

async function until(isDone: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 60_000
  while (!(await isDone())) {
    if (performance.now() > deadline) throw new Error('it took too long')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
