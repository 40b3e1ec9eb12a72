import { identityKind } from './identity-kind'

type Who = { identity: string | null; handle: string | null; name: string }

/**
 * The same-account guard. Says "another person" only when the two can be compared and differ: gateways do not always
 * send the same fields for one person. If both have an id of the same kind, only that id counts.
 */
export function isSamePerson(known: Who, found: Who): boolean {
  if (known.identity && found.identity && identityKind(known.identity) === identityKind(found.identity))
    return isEqual(known.identity, found.identity)
  const [left, right] = [uniqueHandle(known), uniqueHandle(found)]
  return left === null || right === null || isEqual(left, right)
}

/**
 * Unipile v2 puts the display name where the handle belongs. Anybody can choose any display name, so it identifies
 * nobody.
 */
function uniqueHandle({ handle, name }: Who): string | null {
  if (!handle) return null
  const isAddress = handle.includes('@') || /^\+?\d+$/.test(handle)
  const isName = handle === name || /\s/.test(handle)
  return isAddress || !isName ? handle : null
}

function isEqual(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase()
}
