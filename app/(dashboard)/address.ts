export type Search = Record<string, string | string[] | undefined>

/** The first value of a parameter, unless it is empty or too long to be meant. */
export function one(value: string | string[] | undefined): string | undefined {
  const first = Array.isArray(value) ? value[0] : value
  return first && first.length <= 500 ? first.trim() || undefined : undefined
}

/** A parameter that must be one of a closed list; anything else is as if it were absent. */
export function oneOf<T extends string>(
  value: string | string[] | undefined,
  list: Record<string, T>,
): T | undefined {
  return Object.values(list).find((known) => known === one(value))
}

/** The address with these parameters, without the empty ones. */
export function address(path: string, parameters: Record<string, string | null | undefined>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(parameters)) if (value) query.set(name, value)
  return query.size > 0 ? `${path}?${query}` : path
}
