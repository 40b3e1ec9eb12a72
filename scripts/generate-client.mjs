// Runs after `npm ci`, on whatever Node the machine has and before anything is generated: plain JavaScript.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** The file of a package's command, or null when the package is not installed. */
function command(name, file) {
  try {
    return join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), file)
  } catch {
    return null
  }
}

const prisma = command('prisma', 'build/index.js')

if (!prisma || !existsSync(join(root, 'prisma/schema.prisma'))) {
  console.log('The database client was not generated: the package prisma (or the folder prisma) is not here.')
} else {
  // Generating needs no schema engine, but the CLI downloads one unless it is given an executable.
  const env = {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
  }
  const { status, stdout, stderr } = spawnSync(process.execPath, [prisma, 'generate', '--no-hints'], {
    cwd: root,
    env,
    encoding: 'utf8',
  })
  if (status !== 0) {
    console.error(`${stdout}${stderr}\nThe database client could not be generated.`)
    process.exit(status ?? 1)
  }
}
