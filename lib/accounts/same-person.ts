import { identityKind } from './identity-kind'

type Who = { identity: string | null; handle: string | null; name: string }

/**
 * The same-account guard. Says "another person" only when there is something to compare and it differs: the gateways do
 * not always send the same fields for one person. Where both have an id of one kind, only that counts.
 */
export function isSamePerson(known: Who, found: Who): boolean {
  if (known.identity && found.identity && identityKind(known.identity) === identityKind(found.identity))
    return isEqual(known.identity, found.identity)
  const [left, right] = [uniqueHandle(known), uniqueHandle(found)]
  return left === null || right === null || isEqual(left, right)
}

/** Unipile v2 puts the display name where a handle belongs, and anybody may choose that: it tells nobody apart. */
function uniqueHandle({ handle, name }: Who): string | null {
  if (!handle) return null
  const isAddress = handle.includes('@') || /^\+?\d+$/.test(handle)
  const isName = handle === name || /\s/.test(handle)
  return isAddress || !isName ? handle : null
}

function isEqual(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase()
}
