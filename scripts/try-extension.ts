import { join } from 'node:path'
import { openLinkedin } from '../sandbox/linkedin/open-linkedin'
import { pressControl } from '../sandbox/press-control'
import { launchWithExtension } from './extension-browser'
import { ensureBrowser } from './find-browser'
import { packExtension } from './pack-extension'
import { portFrom } from './ports'
import { root } from './schema-engine'
import { untilSignal } from './until-signal'

// Opens a separate browser with the extension next to the running demo. In it, linkedin.com is a stand-in whose sessions
// the sandbox knows: the real LinkedIn is never contacted.

const dashboard = `http://localhost:${portFrom('PORT', 3000)}`
const sandbox = `http://localhost:${portFrom('SANDBOX_PORT', 4010)}`

try {
  await mustAnswer(`${dashboard}/api/health`)
  await mustAnswer(`${sandbox}/mailbox`)
  ensureBrowser()
  const { unpacked } = packExtension({ dashboard, out: join(root, '.data/extension') })
  const linkedin = await openLinkedin((name, body) => pressControl(sandbox, name, body))
  const headless = process.argv.includes('--headless')
  const context = await launchWithExtension(unpacked, linkedin.port, { headless, viewport: null })
  const closed = new Promise<void>((resolve) => context.on('close', () => resolve()))
  await (context.pages()[0] ?? (await context.newPage())).goto(`${dashboard}/settings`)
  await (await context.newPage()).goto('https://www.linkedin.com/feed/')
  console.log(`A browser is open with the extension in it.

1. Sign in to the dashboard; the mail arrives at ${sandbox}/mailbox
2. In Settings, press Show a pairing code and type the code into the extension (the puzzle piece next to the address bar)
3. In the other tab, log in to the LinkedIn stand-in: the account appears in the dashboard
4. Break the account in the panel at ${sandbox}/, then log out and in again in that tab: it repairs itself, without a mail

Close the browser or press Ctrl-C to end.`)
  await Promise.race([closed, untilSignal()])
  await context.close()
  await linkedin.close()
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}

async function mustAnswer(address: string): Promise<void> {
  const isUp = await fetch(address).then(
    ({ ok }) => ok,
    () => false,
  )
  if (!isUp) throw new Error(`Nothing answers at ${address}. Start the demo first: npm run demo`)
}
