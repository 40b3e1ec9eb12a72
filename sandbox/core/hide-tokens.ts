const harmlessParameters = new Set(['limit', 'offset', 'cursor', 'to', 'view', 'expired'])

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

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const prefixedId = /^(acc|we|wc|evt)_\w{26}$/

// Ids are not secret: v1's have 22 characters, others are UUIDs or have a prefix. Tokens are longer.
function hideSegment(segment: string): string {
  const harmless = segment.length <= 24 || uuid.test(segment) || prefixedId.test(segment)
  return harmless ? segment : `${segment.slice(0, 4)}…`
}
