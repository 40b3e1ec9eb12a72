/**
 * Parses an untrusted body as JSON, whatever its content type; undefined when it is not JSON. NUL characters are
 * dropped: no text in the database can hold them.
 */
export function parseJson(text: string): unknown {
  try {
    return text.includes('\\u0000') ? JSON.parse(text, withoutNul) : JSON.parse(text)
  } catch {
    return undefined
  }
}

function withoutNul(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? value.replaceAll('\u0000', '') : value
}
