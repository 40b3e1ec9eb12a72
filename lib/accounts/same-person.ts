type Who = { identity: string | null; handle: string | null }

/**
 * The same-account guard. Says "another person" only when there is something to compare and nothing of it agrees: the
 * gateways do not always send the same fields for one person.
 */
export function isSamePerson(known: Who, found: Who): boolean {
  const comparable = [
    [known.identity, found.identity],
    [known.handle, found.handle],
  ].flatMap(([left, right]) => (left && right ? [left.toLowerCase() === right.toLowerCase()] : []))
  return comparable.length === 0 || comparable.some(Boolean)
}
