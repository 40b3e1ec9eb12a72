import fc from 'fast-check'
import { payload, payloadNames } from './payload'

// Bodies like those that gateways send, and unlike them: recorded ones with parts taken out, replaced or blown up.

const strange = fc.oneof(
  fc.constant(null),
  fc.constant(true),
  fc.constant([]),
  fc.constant({}),
  fc.constant(''),
  fc.constant('\u0000'),
  fc.constant('x'.repeat(200_000)),
  fc.constant('2026-13-45T99:99:99Z'),
  fc.constant('__proto__'),
  fc.double(),
  fc.string({ unit: 'grapheme' }),
  fc.jsonValue({ maxDepth: 3 }),
)

type Change = { at: number; to: unknown; how: 'replace' | 'remove' | 'wrap' | 'rename' }
const change: fc.Arbitrary<Change> = fc.record({
  at: fc.nat(),
  to: strange,
  how: fc.constantFrom('replace', 'remove', 'wrap', 'rename'),
})

/** A recorded body whose name begins so, changed in one to four places. */
export function mutated(prefix: string): fc.Arbitrary<unknown> {
  const bodies = payloadNames(prefix).map(payload)
  return fc
    .tuple(fc.constantFrom(...bodies), fc.array(change, { minLength: 1, maxLength: 4 }))
    .map(([body, changes]) => changes.reduce<unknown>(alter, structuredClone(body)))
}

function alter(body: unknown, { at, to, how }: Change): unknown {
  const places = placesIn(body)
  const place = places[at % places.length]
  if (!place) return to
  const { holder, key } = place
  const value = holder[key]
  if (how === 'remove') delete holder[key]
  else if (how === 'wrap') holder[key] = [value]
  else if (how === 'rename') {
    delete holder[key]
    holder[`${key}X`] = value
  } else holder[key] = to
  return body
}

type Place = { holder: Record<string, unknown>; key: string }

function placesIn(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null) return []
  const holder = value as Record<string, unknown>
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...placesIn(holder[key])])
}
