import { randomBytes } from 'node:crypto'

import type { Gateway } from './state.ts'

const crockford = '0123456789abcdefghjkmnpqrstvwxyz'

/** 26 letters and digits like a ULID, after a prefix such as `acc_`. */
export function makePrefixedId(prefix: string): string {
  const letters = Array.from(randomBytes(23), (byte) => crockford[byte % 32]).join('')
  return `${prefix}01j${letters}`
}

export function makeAccountId(gateway: Gateway): string {
  if (gateway === 'v1') return makeId()
  const id = makePrefixedId('')
  return `acc_${gateway === 'postpress' ? id.toUpperCase().replace('01J', '01H') : id}`
}

/** 22 URL-safe characters, as the vendor's ids. */
export function makeId(): string {
  return randomBytes(16).toString('base64url')
}

// Vendor: the token in a link is percent-encoded and must not be decoded and encoded again on the way,
// so ours always holds characters that need it.
export function makeLinkToken(): string {
  const part = (bytes: number) => randomBytes(bytes).toString('base64url')
  return `${part(3)}/${part(6)}.${part(24)}+${part(6)}=`
}
