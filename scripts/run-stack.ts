import { type Stack, type StackOptions, startStack } from './stack'
import type { StackEnv } from './stack-env'
import { untilSignal } from './until-signal'

/**
 * Runs a stack until somebody ends it or one of its programs dies, calls `whenReady` in between, and ends this process.
 * What goes wrong is told in a line, not in a stack trace.
 */
export async function runStack(
  options: Omit<StackOptions, 'onDeath'>,
  whenReady: (env: StackEnv) => void,
): Promise<never> {
  const signalled = untilSignal().then(() => 'signal' as const)
  let die: (reason: Error) => void = () => {}
  const death = new Promise<never>((_, reject) => {
    die = reject
  })
  death.catch(() => {})
  let stack: Stack | undefined
  try {
    stack = await startStack({ ...options, onDeath: (what) => die(new Error(what)) })
    const outcome = await Promise.race([stack.ready, signalled, death])
    if (outcome !== 'signal') {
      whenReady(outcome)
      await Promise.race([signalled, death])
    }
    options.say?.('Stopping')
    await stack.stop()
    process.exit(0)
  } catch (error) {
    console.error(`\n${error instanceof Error ? error.message : String(error)}`)
    await stack?.stop()
    process.exit(1)
  }
}
