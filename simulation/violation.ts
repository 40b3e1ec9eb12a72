import type { Row } from './rows'

/** Something that did not hold; `ids` find what led to it in the trace. */
export type Violation = { rule: string; about: string; ids: string[] }

export function idsOf(row: Row): string[] {
  return [row.id, row.gatewayAccountId]
}
