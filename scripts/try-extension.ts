import { join } from 'node:path'
import { openLinkedin } from '../e2e/extension/at-linkedin'
import { launchWithExtension } from '../e2e/extension/browser'
import { ensureBrowser } from './find-browser'
import { packExtension } from './pack-extension'
import { portFrom } from './ports'
import { root } from './schema-engine'
import { untilSignal } from './until-signal'

// A browser of its own with the extension in it, beside the demo: linkedin.com is a page that stands for it, whose
// sessions the sandbox knows. Nobody's LinkedIn is touched.

const dashboard = `http://localhost:${portFrom('PORT', 3000)}`
const sandbox = `http://localhost:${portFrom('SANDBOX_PORT', 4010)}`

try {
  await mustAnswer(`${dashboard}/api/health`)
  await mustAnswer(`${sandbox}/mailbox`)
  ensureBrowser()
  const { unpacked } = packExtension({ dashboard, out: join(root, '.data/extension') })
  const linkedin = await openLinkedin(control)
  const headless = process.argv.includes('--headless')
  const context = await launchWithExtension(unpacked, linkedin.port, { headless, viewport: null })
  const closed = new Promise<void>((resolve) => context.on('close', () => resolve()))
  await (context.pages()[0] ?? (await context.newPage())).goto(`${dashboard}/settings`)
  await (await context.newPage()).goto('https://www.linkedin.com/feed/')
  console.log(`A browser is open, with the extension in it.

1. Sign in to the dashboard; the mail is at ${sandbox}/mailbox
2. Settings, Show a pairing code; type it into the extension (the puzzle piece beside the address)
3. In the other tab, log in to what stands for LinkedIn: the account appears in the dashboard
4. Break it in the panel at ${sandbox}/, log out and in again in that tab: it is repaired, and nobody is mailed

Close the browser, or press Ctrl-C, to end.`)
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

async function control(name: string, body: object): Promise<unknown> {
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(`${sandbox}/control/${name}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`the sandbox refused ${name}: ${await answer.text()}`)
  return answer.json()
}
