import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './schema-engine'

/** What stands in .env counts where the environment itself is silent, as it does for Next. */
export function loadEnvFile(): void {
  const file = join(root, '.env')
  if (existsSync(file)) process.loadEnvFile(file)
}
