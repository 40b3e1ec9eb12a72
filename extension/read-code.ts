const alphabet = /^[0-9A-HJKMNP-TV-Z]{10}$/

/** A pairing code as it may be typed, put into the dashboard's form; null when it cannot be one. */
export function readCode(typed: string): string | null {
  const code = typed
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}]/gu, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
  return alphabet.test(code) ? `${code.slice(0, 5)}-${code.slice(5)}` : null
}
