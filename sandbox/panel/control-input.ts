import { findAccount } from '../core/accounts.ts'
import type { Context } from '../core/context.ts'
import type { Account } from '../core/state.ts'

export type Input = Record<string, unknown>

export class ControlError extends Error {
  readonly status: 400 | 404 | 409
  constructor(message: string, status: 400 | 404 | 409 = 400) {
    super(message)
    this.status = status
  }
}

export function textOf(input: Input, name: string): string {
  const value = optionalText(input, name)
  if (value === null) throw new ControlError(`${name} is required`)
  return value
}

/** An empty form field counts as absent. */
export function optionalText(input: Input, name: string): string | null {
  const value = input[name]
  if (value === undefined || value === null || value === '') return null
  if (typeof value === 'string') return value
  throw new ControlError(`${name} must be text`)
}

export function oneOf<T extends string>(input: Input, name: string, allowed: readonly T[]): T {
  const value = textOf(input, name)
  const found = allowed.find((item) => item === value)
  if (!found) throw new ControlError(`${name} must be one of ${allowed.join(', ')}`)
  return found
}

/** A checkbox sends `on`. */
export function flagOf(input: Input, name: string): boolean {
  const value = input[name]
  if (value === undefined || value === null || value === '' || value === false || value === 'false')
    return false
  if (value === true || value === 'true' || value === 'on' || value === '1') return true
  throw new ControlError(`${name} must be true or false`)
}

export function delayOf(input: Input, name: string, usual: number): number {
  const value = input[name]
  if (value === undefined || value === null || value === '') return usual
  const number = Number(value)
  if (!Number.isFinite(number) || number < 0 || number > 600_000) {
    throw new ControlError(`${name} must be a number of milliseconds up to 600000`)
  }
  return number
}

/** A whole number of anything but milliseconds; negative ages are in the future. */
export function numberOf(input: Input, name: string, usual: number): number {
  const value = input[name]
  if (value === undefined || value === null || value === '') return usual
  const number = Number(value)
  if (!Number.isFinite(number) || Math.abs(number) > 1_000_000) {
    throw new ControlError(`${name} must be a number`)
  }
  return number
}

export function accountOf(context: Context, input: Input): Account {
  const id = textOf(input, 'account_id')
  const account = findAccount(context, id)
  if (!account) throw new ControlError(`no account with id ${id.slice(0, 100)}`, 404)
  return account
}

/** Free text is only posted to this machine, so that the panel is no tool for attacking others. */
export function localUrlOf(input: Input, name: string): string {
  const value = textOf(input, name)
  if (!URL.canParse(value)) throw new ControlError(`${name} is not a URL`)
  const { protocol, hostname } = new URL(value)
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(hostname) || hostname.endsWith('.localhost')
  if (!local || !/^https?:$/.test(protocol))
    throw new ControlError(`${name} must be an http URL on localhost`)
  return value
}

/** The body to send: text as it is, anything else as JSON. */
export function bodyOf(input: Input, name: string): string {
  const value = input[name]
  if (value === undefined) throw new ControlError(`${name} is required`)
  return typeof value === 'string' ? value : JSON.stringify(value)
}
