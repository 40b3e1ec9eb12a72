import { createHmac } from 'node:crypto'
import type { Signing } from './state.ts'

// Vendor: header `unipile-signature: t=<unix seconds>,v0=<hex>`, HMAC-SHA256 of `<t>.<raw body>`.
export function signatureHeader(secret: string, unixSeconds: number, rawBody: string): string {
  const digest = createHmac('sha256', secret).update(`${unixSeconds}.${rawBody}`).digest('hex')
  return `t=${unixSeconds},v0=${digest}`
}

/** A signature as of now, or as old and as wrong as `signing` says. */
export function signatureOf(signing: Signing, now: number, rawBody: string): string {
  const secret = signing.forged ? `not ${signing.secret}` : signing.secret
  return signatureHeader(secret, Math.floor(now / 1000) - signing.ageSeconds, rawBody)
}
