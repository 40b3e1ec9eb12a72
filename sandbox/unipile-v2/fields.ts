import type { Context as HonoContext } from 'hono'
import { isHttpUrl, isRecord, type Json } from '../unipile-v1/fields.ts'
import { InvalidParameters } from './problem.ts'

export type { Json }
export { isHttpUrl, isRecord }

export async function readBody(c: HonoContext): Promise<Json> {
  const body: unknown = await c.req.json().catch(() => undefined)
  if (!isRecord(body)) throw new InvalidParameters('The body is not a JSON object.')
  return body
}

export function fail(sentence: string): never {
  throw new InvalidParameters(sentence)
}

export function requiredText(body: Json, name: string, where = name): string {
  const value = body[name]
  if (value === undefined) fail(`${where} is required.`)
  return typeof value === 'string' && value !== '' ? value : fail(`${where} must be a non-empty string.`)
}

export function optionalText(body: Json, name: string, where = name): string | null {
  const value = body[name]
  if (value === undefined || value === null) return null
  return typeof value === 'string' ? value : fail(`${where} must be a string.`)
}

export function optionalRecord(body: Json, name: string, where = name): Json {
  const value = body[name]
  if (value === undefined || value === null) return {}
  return isRecord(value) ? value : fail(`${where} must be an object.`)
}

export function optionalTexts(body: Json, name: string): string[] | null {
  const value = body[name]
  if (value === undefined || value === null) return null
  const fits = Array.isArray(value) && value.every((item) => typeof item === 'string')
  return fits ? value : fail(`${name} must be an array of strings.`)
}

export function optionalFlag(body: Json, name: string): boolean | null {
  const value = body[name]
  if (value === undefined || value === null) return null
  return typeof value === 'boolean' ? value : fail(`${name} must be true or false.`)
}

/** Offset and limit of a list, and the answer around a window of it. */
export function pageOf<T>(c: HonoContext, object: string, items: T[], draw: (item: T) => unknown) {
  const offset = whole(c, 'offset', 0, 0, 1_000_000)
  const limit = whole(c, 'limit', 20, 1, 100)
  const data = items.slice(offset, offset + limit).map(draw)
  return c.json({ object, data, has_more: offset + limit < items.length })
}

function whole(c: HonoContext, name: string, usual: number, least: number, most: number): number {
  const value = c.req.query(name)
  if (value === undefined) return usual
  const number = Number(value)
  if (Number.isInteger(number) && number >= least && number <= most) return number
  return fail(`${name} must be an integer from ${least} to ${most}.`)
}
