import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './schema-engine'

/** Reads .env as Next does: variables that the environment already sets win. */
export function loadEnvFile(): void {
  const file = join(root, '.env')
  if (existsSync(file)) process.loadEnvFile(file)
}
