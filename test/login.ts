import { randomUUID } from 'node:crypto'
import type { Holder } from '@/lib/actor'
import type { Provider } from '@/lib/generated/prisma/enums'
import type { TypedMethod } from '@/lib/intents/typed-method'
import { solveStep } from '@/lib/logins/solve-step'
import { startAuth } from '@/lib/logins/start-auth'
import { viewIntent } from '@/lib/logins/view-intent'
import { Secret } from '@/lib/secret'
import type { World } from './world'

// For the tests of logins in the dashboard: people at a login form.

type Typed = {
  provider?: Provider
  method?: TypedMethod
  /** A magic password of the sandbox. */
  password?: string
  accountId?: string
  holder?: Holder
}

/** Somebody who has sent a login form, and what they can do next. What is not named is typed into the form. */
export async function logIn(world: World, about: Typed & Record<string, unknown> = {}) {
  const {
    provider = 'LINKEDIN',
    method = 'CREDENTIALS',
    password = 'good',
    accountId,
    holder = { kind: 'CUSTOMER', userId: (await world.makePerson()).id },
    username = `${randomUUID()}@example.com`,
    ...typed
  } = about
  const values = { username, password, ...typed }
  const started = await startAuth(holder, { provider, method, full: false, accountId, values })
  if (started.kind !== 'started') throw new Error(JSON.stringify(started.fields))
  const { intentId } = started
  const view = async () => {
    const seen = await viewIntent(holder, { intentId })
    if (!seen) throw new Error('the holder does not see their own attempt')
    return seen
  }
  const solve = async (code: string) =>
    solveStep(holder, { intentId, stepNumber: (await view()).stepNumber, code: new Secret(code) })
  return { holder, intentId, username: String(username), view, solve }
}

/** How many requests of this kind the gateway got. */
export const countCalls = (world: World, method: string, path: RegExp) =>
  world.sandbox.context.requests.filter((request) => request.method === method && path.test(request.path))
    .length
