// The value types of our settings; each explains what is wrong with a bad value.
import { z } from 'zod'

export const isLoopback = (url: URL) => ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)

export const required = (hint: string) =>
  z
    .string({ error: `is missing: ${hint}` })
    .trim()
    .min(1, `is empty: ${hint}`)

/** An origin without a path; plain http only for this machine, where the sandbox runs. */
export const origin = (hint: string) =>
  required(hint).transform((value, context) => {
    const url = URL.canParse(value) ? new URL(value) : null
    if (!url || !['http:', 'https:'].includes(url.protocol)) {
      context.addIssue(`is not an address: ${hint}`)
    } else if (url.pathname !== '/' || url.search || url.hash || url.username) {
      context.addIssue(`must be an origin only, without a path: ${hint}`)
    } else if (url.protocol === 'http:' && !isLoopback(url)) {
      context.addIssue('must start with https:// (http is accepted for localhost only)')
    } else {
      return url.origin
    }
    return z.NEVER
  })

export const secrets = (hint: string) =>
  required(hint)
    .transform((value) => value.split(',').map((secret) => secret.trim()))
    .refine((list) => list.every(Boolean), 'has an empty entry between its commas')

const keyHint = 'id:base64 of 32 bytes, several separated by commas; `openssl rand -base64 32` makes one'

export const encryptionKeys = required(keyHint).transform((value, context) => {
  const keys = value.split(',').map((entry) => {
    const [id, encoded, ...rest] = entry.trim().split(':')
    const key = Buffer.from(encoded ?? '', 'base64')
    if (!id || rest.length > 0 || !/^[\w-]{1,32}$/.test(id) || key.length !== 32) {
      context.addIssue(`has a bad entry: ${keyHint}`)
    }
    return { id: id ?? '', key }
  })
  if (new Set(keys.map((key) => key.id)).size !== keys.length) context.addIssue('names one key id twice')
  return keys
})

export const emails = z
  .string()
  .default('')
  .transform((value) =>
    value
      .split(',')
      .map((email) => email.trim().toLowerCase())
      .filter(Boolean),
  )
  .refine(
    (list) => list.every((email) => z.email().safeParse(email).success),
    'has an entry that is no address',
  )

export const host = z
  .string()
  .trim()
  .regex(
    /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/i,
    'must be a host name such as auth.example.com',
  )
  .optional()

export const wholeNumber = (fallback: number, most: number) =>
  z.coerce
    .number({ error: 'must be a whole number' })
    .int('must be a whole number')
    .min(0)
    .max(most)
    .default(fallback)

export const optional = z.string().trim().min(1, 'is empty').optional()

/** A URL with its version path, such as https://api.unipile.com/v2, without a trailing slash. */
export const address = (fallback: string) =>
  z
    .string()
    .trim()
    .default(fallback)
    .transform((value, context) => {
      const url = URL.canParse(value) ? new URL(value) : null
      if (!url || !['http:', 'https:'].includes(url.protocol) || url.search || url.hash || url.username) {
        context.addIssue(`is not an address such as ${fallback}`)
      } else if (url.protocol === 'http:' && !isLoopback(url)) {
        context.addIssue('must start with https:// (http is accepted for localhost only)')
      } else {
        return `${url.origin}${url.pathname.replace(/\/+$/, '')}`
      }
      return z.NEVER
    })

/** The extension as packed from this repository: the key in extension/manifest.json determines its id. */
const ownExtension = 'obkmepcghmjaodijjiejldhpdniaedfa'

/** The browser extensions that may send cookies; `none` turns the feature off. */
export const extensionIds = z
  .string()
  .default(ownExtension)
  .transform((value) =>
    value
      .split(',')
      .map((id) => id.trim())
      .filter((id) => id !== 'none'),
  )
  .refine(
    (list) => list.every((id) => /^[a-p]{32}$/.test(id)),
    'has an entry that is no extension id (32 letters from a to p); none turns the extension off',
  )

export const headerName = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z][a-z0-9-]{1,63}$/, 'is not the name of a header, e.g. cf-ipcountry')
  .optional()

export const httpsAddress = (hint: string) =>
  required(hint).refine(
    (value) => URL.canParse(value) && new URL(value).protocol === 'https:',
    `must be an address that starts with https://: ${hint}`,
  )
