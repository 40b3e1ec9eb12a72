/** One person can have ids of several kinds; only ids of the same kind can be compared. */
export function identityKind(id: string): 'address' | 'number' | 'profile' | 'other' {
  if (id.includes('@')) return 'address'
  if (/^ACoA/.test(id)) return 'profile'
  return /^\+?\d+$/.test(id) ? 'number' : 'other'
}
