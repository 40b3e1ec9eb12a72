/**
 * What a stranger's body says, whatever its content type; undefined when it is no JSON. The character NUL, which no text
 * in the database can hold, is left out.
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
