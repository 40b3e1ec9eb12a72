import { randomBytes } from 'node:crypto'

/** Crockford's base32: nothing in it looks like something else. 32 divides 256, so every sign is as likely. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const signs = 10

/** Fifty random bits as a person reads and types them: XXXXX-XXXXX. */
export function newPairingCode(): string {
  const code = Array.from(randomBytes(signs), (byte) => alphabet[byte % alphabet.length]).join('')
  return `${code.slice(0, 5)}-${code.slice(5)}`
}

/** A code however it was typed; what is read for another sign counts as that sign. */
export function plainCode(typed: string): string {
  return typed
    .toUpperCase()
    .replaceAll(/[\s\p{Dash}]/gu, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
}
