import { spawnSync } from 'node:child_process'
import { nextCommand, noteBuild } from './build-app'
import { root } from './schema-engine'

// `next build`, and a note of what was built, so that the demo and the tests build again only when that changed.
const { status } = spawnSync(process.execPath, [nextCommand, 'build'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
})
if (status === 0) noteBuild()
process.exit(status ?? 1)
