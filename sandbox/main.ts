import { readEnvironment } from './environment.ts'
import { createSandbox } from './sandbox.ts'

const { port, ...options } = orExit(() => readEnvironment(process.env))
const sandbox = orExit(() => createSandbox({ ...options, log: (line) => console.log(line) }), stateTrouble)

try {
  await sandbox.listen(port)
} catch (error) {
  const { code, message } = error as NodeJS.ErrnoException
  exit(
    code === 'EADDRINUSE' ? `port ${port} is taken (SANDBOX_PORT)` : `cannot listen on ${port}: ${message}`,
  )
}
console.log(
  `sandbox: control panel ${options.url}/  mailbox ${options.url}/mailbox  APIs ${options.url}/api/v1 /v2 /postpress/v1`,
)

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, async () => {
    await sandbox.close()
    process.exit(0)
  })
}

function orExit<T>(make: () => T, explain = (reason: string) => reason): T {
  try {
    return make()
  } catch (error) {
    return exit(explain((error as Error).message))
  }
}

function stateTrouble(reason: string): string {
  return `cannot keep the state in ${options.stateFile} (SANDBOX_DATA): ${reason}`
}

function exit(reason: string): never {
  console.error(`sandbox: ${reason}`)
  process.exit(1)
}
