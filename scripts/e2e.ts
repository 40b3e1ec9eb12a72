import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { ensureBrowser } from './find-browser'
import { root } from './schema-engine'

// Playwright, after making sure of a browser. Arguments are passed on: npm run test:e2e -- sign-in --headed
try {
  process.env.PLAYWRIGHT_CHROMIUM = ensureBrowser()
} catch (error) {
  console.error((error as Error).message)
  process.exit(1)
}
const cli = join(root, 'node_modules/@playwright/test/cli.js')
const { status } = spawnSync(process.execPath, [cli, 'test', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
})
process.exit(status ?? 1)
