const alphabet = /^[0-9A-HJKMNP-TV-Z]{10}$/

/** A typed pairing code in the form that the dashboard expects; null when it cannot be one. */
export function readCode(typed: string): string | null {
  const code = typed
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}]/gu, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
  return alphabet.test(code) ? `${code.slice(0, 5)}-${code.slice(5)}` : null
}
