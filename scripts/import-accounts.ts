import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { getDb } from '../lib/db'
import { activeGateways, EnvError, env } from '../lib/env'
import type { GatewayAccount, GatewayId } from '../lib/gateway/gateway'
import { GatewayError } from '../lib/gateway/gateway-error'
import { importAccounts } from '../lib/status/import-accounts'
import { loadEnvFile } from './load-env-file'
import { readOwners } from './read-owners'

const usage = `npm run import-accounts -- --gateway unipile-v1|unipile-v2|postpress [--csv owners.csv] [--cursor …]

Takes over the accounts that a gateway has already. Each is matched to a person:
  by the CSV file: a line per account, "gateway account id,e-mail address"; people not known yet are made;
  else by the account's name at the gateway, when it is the id that we gave along when it was connected.
What is here already stays as it is: run it again as often as you like. Nobody is mailed.`

loadEnvFile()

try {
  env()
  const { values } = parseArgs({
    options: { gateway: { type: 'string' }, csv: { type: 'string' }, cursor: { type: 'string' } },
  })
  const gateway = gatewayNamed(values.gateway)
  const owners = values.csv ? readOwners(readFileSync(values.csv, 'utf8')) : null
  await run(gateway, owners, values.cursor ?? null)
} catch (error) {
  const isPlain = error instanceof EnvError || error instanceof GatewayError
  console.error(error instanceof Error ? error.message : String(error))
  if (!isPlain) console.error(`\n${usage}`)
  process.exitCode = 1
}
// Only idle connections are left.
process.exit()

function gatewayNamed(name: string | undefined): GatewayId {
  const wanted = name?.toUpperCase().replaceAll('-', '_')
  const found = activeGateways().find(({ id }) => id === wanted)
  if (!found)
    throw new Error(name ? `The gateway "${name}" is not on: its key is not set.` : 'Which gateway?')
  return found.id
}

async function run(gateway: GatewayId, owners: Map<string, string> | null, from: string | null) {
  const counts = { imported: 0, known: 0, unmatched: 0 }
  let cursor = from
  do {
    const page = await importAccounts({
      gateway,
      cursor,
      ownerOf: (account) => ownerOf(account, owners),
    }).catch((error: unknown) => {
      console.error(`Stopped. To go on from here: --cursor ${cursor ?? "''"}`)
      throw error
    })
    for (const { account, outcome } of page.outcomes) {
      counts[outcome] += 1
      if (outcome === 'unmatched')
        console.log(`nobody matches ${account.gatewayAccountId} (${account.provider})`)
    }
    cursor = page.nextCursor
    console.log(
      `${counts.imported} imported, ${counts.known} known already, ${counts.unmatched} matched nobody`,
    )
  } while (cursor)
}

async function ownerOf(account: GatewayAccount, owners: Map<string, string> | null): Promise<string | null> {
  if (owners) {
    const email = owners.get(account.gatewayAccountId)
    if (!email) return null
    return (await getDb().user.upsert({ where: { email }, create: { email }, update: {} })).id
  }
  // Only a name that we gave: its owner chooses the others, and could choose somebody's address.
  return (await getDb().user.findUnique({ where: { id: account.name } }))?.id ?? null
}
