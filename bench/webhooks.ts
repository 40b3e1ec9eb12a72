import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { nextCommand } from '../scripts/build-app'
import { freePort } from '../scripts/ports'
import { root } from '../scripts/schema-engine'
import type { Supervisor } from '../scripts/supervisor'
import { print, times } from './measure'

type Load = { perSecond: number; ok: number; other: number; p50: number; p99: number }

const [connections, seconds, rounds] = [16, 4, 3]

/** Acknowledged status webhooks per second, next to the least work Next can do and the least that storing one costs. */
export async function benchWebhooks(supervisor: Supervisor, env: NodeJS.ProcessEnv): Promise<void> {
  const emptyNext = join(root, 'bench/empty-next')
  const build = supervisor.run('empty-build', process.execPath, [nextCommand, 'build', emptyNext], env)
  await new Promise((resolve) => build.once('exit', resolve))
  const [product, empty, bare] = [Number(env.PORT), await freePort(), await freePort()]
  supervisor.run(
    'empty-next',
    process.execPath,
    [nextCommand, 'start', emptyNext, '--port', String(empty)],
    env,
  )
  supervisor.run('bare', process.execPath, ['--import', 'tsx', 'bench/bare-server.ts'], {
    ...env,
    PORT: String(bare),
  })

  const targets = [
    {
      name: 'Patchbay, stored with its job',
      url: `http://127.0.0.1:${product}/api/webhooks/status/unipile-v1`,
    },
    { name: 'an empty Next route', url: `http://127.0.0.1:${empty}/ping` },
    { name: 'bare Node, one insert', url: `http://127.0.0.1:${bare}/` },
  ]
  const headers = { 'unipile-auth': env.UNIPILE_V1_WEBHOOK_SECRET }
  const bodies = Array.from({ length: 500 }, (_, index) =>
    JSON.stringify({
      AccountStatus: { account_id: `gateway${index + 1}`, account_type: 'LINKEDIN', message: 'CREDENTIALS' },
    }),
  )
  const load = (url: string, forSeconds: number) =>
    runLoad([url, String(connections), String(forSeconds), JSON.stringify(headers), JSON.stringify(bodies)])

  for (const { url } of targets) {
    for (let tries = 0; (await load(url, 1)).ok === 0; tries++) {
      if (tries > 30) throw new Error(`${url} does not answer 200`)
      await sleep(300)
    }
  }
  // The three take turns, so that anything else the machine does affects them equally.
  const results = targets.map((): Load[] => [])
  for (let round = 0; round < rounds; round++) {
    for (const [index, { url }] of targets.entries()) results[index]?.push(await load(url, seconds))
  }
  const best = results.map((loads) => loads.toSorted((left, right) => right.perSecond - left.perSecond)[0])
  const base = best[0]?.perSecond ?? 1
  print(
    `Status webhooks acknowledged per second (${connections} connections, best of ${rounds} × ${seconds} s)`,
    [
      ['', 'per second', 'p50', 'p99', 'not 200', 'Patchbay against it'],
      ...best.map((one, index) => [
        targets[index]?.name ?? '',
        String(Math.round(one?.perSecond ?? 0)),
        `${one?.p50.toFixed(1)} ms`,
        `${one?.p99.toFixed(1)} ms`,
        String(one?.other),
        index === 0 ? '' : times(base, one?.perSecond ?? 1),
      ]),
    ],
  )
}

function runLoad(args: string[]): Promise<Load> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'bench/load.ts', ...args], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let said = ''
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk
    })
    child.once('exit', (code) =>
      code === 0 ? resolve(JSON.parse(said) as Load) : reject(new Error('the load failed')),
    )
  })
}
