import { randomBytes } from 'node:crypto'

/** Crockford's base32, which leaves out look-alikes. 32 divides 256, so every character is equally likely. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const length = 10

/** Fifty random bits as a person reads and types them: XXXXX-XXXXX. */
export function newPairingCode(): string {
  const code = Array.from(randomBytes(length), (byte) => alphabet[byte % alphabet.length]).join('')
  return `${code.slice(0, 5)}-${code.slice(5)}`
}

/** The same code in whatever way it was typed. Look-alikes count as the character they stand for. */
export function normalizeCode(typed: string): string {
  return typed
    .toUpperCase()
    .replaceAll(/[\s\p{Dash}]/gu, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
}
