const mostKeys = 40
// The log cuts off longer text.
const mostCharacters = 490

/**
 * The keys of unknown JSON and the type of each value, never a value: enough to see what a vendor changed, with
 * nobody's data. A key that is not a plain name (an address, an id) may itself be data and is left out.
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
