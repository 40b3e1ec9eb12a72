/** Tells two members apart. Ids of one member come in several formats (ACoAA…, numbers): only equal formats compare. */
export function isOtherMember(memberId: string, identity: string | null): boolean {
  if (identity === null || formatOf(memberId) !== formatOf(identity)) return false
  return memberId !== identity
}

function formatOf(id: string): string {
  if (/^ACoA/.test(id)) return 'profile'
  return /^\d+$/.test(id) ? 'number' : 'other'
}
