import { createCipheriv, createDecipheriv, createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { env } from './env'

/** 256 random bits for a URL or a header. Only its `hashToken` is stored. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

/** Is `given` one of the accepted secrets? Takes the same time wherever they differ and whichever one matches. */
export function matchesSecret(given: string | null | undefined, accepted: readonly string[]): boolean {
  const digest = createHash('sha256')
    .update(given ?? '')
    .digest()
  const hits = accepted.filter((secret) =>
    timingSafeEqual(digest, createHash('sha256').update(secret).digest()),
  )
  return hits.length > 0 && Boolean(given)
}

/**
 * AES-256-GCM under the first of ENCRYPTION_KEYS, bound to `context` (where the value belongs): it does not open
 * anywhere else. The format is `<key id>.<iv>.<tag>.<ciphertext>`.
 */
export function seal(plain: string, context: string): string {
  const [current] = env().ENCRYPTION_KEYS
  if (!current) throw new Error('no encryption key')
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', current.key, iv).setAAD(
    Buffer.from(`${current.id}|${context}`),
  )
  const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
  return [current.id, ...[iv, cipher.getAuthTag(), sealed].map((part) => part.toString('base64url'))].join(
    '.',
  )
}

/** Opens what `seal` made for the same context; throws if it was altered or moved, or if its key is gone. */
export function unseal(sealed: string, context: string): string {
  const [id = '', ...parts] = sealed.split('.')
  const [iv, tag, body] = parts.map((part) => Buffer.from(part, 'base64url'))
  const key = env().ENCRYPTION_KEYS.find((entry) => entry.id === id)
  if (!key || !iv || !tag || !body) throw new Error(`cannot open a value sealed with key "${id}"`)
  const decipher = createDecipheriv('aes-256-gcm', key.key, iv)
    .setAAD(Buffer.from(`${id}|${context}`))
    .setAuthTag(tag)
  return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8')
}
