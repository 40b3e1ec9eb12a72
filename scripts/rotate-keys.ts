import { EnvError, env } from '../lib/env'
import { rotateKeys } from '../lib/keys/rotate-keys'
import { loadEnvFile } from './load-env-file'

// Re-encrypts whatever is not under the first of ENCRYPTION_KEYS, while the product runs.

loadEnvFile()

try {
  const keys = env().ENCRYPTION_KEYS
  const { done, changed, unreadable, idle, used } = await rotateKeys()
  console.log(`Sealed anew with ${keys[0]?.id}: ${done}. Changed by the product meanwhile: ${changed}.`)
  for (const [id, count] of Object.entries(unreadable)) {
    const isKnown = keys.some((key) => key.id === id)
    const why = isKnown ? 'altered or moved' : 'this key is not among ENCRYPTION_KEYS'
    console.error(`Sealed with ${id} and not to be opened, ${why}: ${count}.`)
    process.exitCode = 1
  }
  if (used.length > 0)
    console.log(
      `Still in use: ${used.join(', ')}. What runs with it as its first: restart it, then do this again.`,
    )
  if (idle.length > 0)
    console.log(
      `Not in use any more, may go from ENCRYPTION_KEYS once all runs with this one: ${idle.join(', ')}.`,
    )
  else if (used.length === 0) console.log('There is no old key in ENCRYPTION_KEYS.')
} catch (error) {
  console.error(error instanceof EnvError ? error.message : error)
  process.exitCode = 1
}
// Only idle connections are left.
process.exit()
