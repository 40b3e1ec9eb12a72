const harmlessParameters = new Set(['limit', 'cursor', 'to', 'view', 'expired'])

/** A path or URL fit for a log: query values and long opaque segments are cut. */
export function hideTokens(url: string): string {
  const [beforeQuery = '', query] = url.split('?', 2)
  const path = beforeQuery.split('/').map(hideSegment).join('/')
  if (query === undefined) return path
  const pairs = query.split('&').map((pair) => {
    const [name = ''] = pair.split('=', 1)
    return harmlessParameters.has(name) ? pair : `${name}=…`
  })
  return `${path}?${pairs.join('&')}`
}

// Account ids have 22 characters, mail ids are UUIDs; neither is a secret. Tokens are longer.
function hideSegment(segment: string): string {
  const harmless = segment.length <= 24 || /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(segment)
  return harmless ? segment : `${segment.slice(0, 4)}…`
}
