/** Ids of one person come in several kinds: only two of a kind can be told apart. */
export function identityKind(id: string): 'address' | 'number' | 'profile' | 'other' {
  if (id.includes('@')) return 'address'
  if (/^ACoA/.test(id)) return 'profile'
  return /^\+?\d+$/.test(id) ? 'number' : 'other'
}
