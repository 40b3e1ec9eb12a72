import { readdirSync, readFileSync } from 'node:fs'

const folder = new URL('./payloads/', import.meta.url)

/** A recorded body of a gateway, by its name in test/payloads. */
export function payload(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'))
}

export function payloadNames(prefix: string): string[] {
  return readdirSync(folder).flatMap((file) => (file.startsWith(prefix) ? [file.replace(/\.json$/, '')] : []))
}
