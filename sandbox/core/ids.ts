import { randomBytes } from 'node:crypto'

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
