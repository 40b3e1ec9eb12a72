const mostKeys = 40
// The log keeps no longer text.
const mostCharacters = 490

/**
 * Which keys a stranger's JSON has and what kind each value is, never a value: enough to see what a vendor changed, and
 * nothing about anybody. A key that is no plain name (an address, an id) may be data too and is left out.
 */
export function shapeOf(json: unknown): string {
  const shape = kindOf(json, 0)
  return shape.length > mostCharacters ? `${shape.slice(0, mostCharacters)}…` : shape
}

function kindOf(value: unknown, depth: number): string {
  if (value === undefined) return 'no JSON'
  if (value === null) return 'null'
  if (typeof value !== 'object') return typeof value
  if (depth >= 4) return Array.isArray(value) ? '[…]' : '{…}'
  if (Array.isArray(value)) {
    const kinds = [...new Set(value.slice(0, mostKeys).map((item) => kindOf(item, depth + 1)))]
    return `[${kinds.join(' | ')}]`
  }
  const keys = Object.keys(value)
  const told = keys.slice(0, mostKeys).map((key) => {
    const name = /^[A-Za-z_]{1,40}$/.test(key) ? key : '…'
    return `${name}: ${kindOf((value as Record<string, unknown>)[key], depth + 1)}`
  })
  return `{${[...told, ...(keys.length > mostKeys ? ['…'] : [])].join(', ')}}`
}
