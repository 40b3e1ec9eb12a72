/** The median time of a call in milliseconds, not counting some warm-up calls. */
export async function median(call: () => Promise<unknown>, times = 40): Promise<number> {
  for (let warmUp = 0; warmUp < 5; warmUp++) await call()
  const taken: number[] = []
  for (let turn = 0; turn < times; turn++) {
    const startedAt = performance.now()
    await call()
    taken.push(performance.now() - startedAt)
  }
  return taken.sort((left, right) => left - right)[Math.floor(times / 2)] ?? 0
}

export const ms = (value: number) => `${value < 10 ? value.toFixed(2) : value.toFixed(1)} ms`
export const times = (value: number, base: number) => `${(value / base).toFixed(2)}×`

export function print(title: string, rows: string[][]): void {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? []
  console.log(`\n${title}`)
  for (const row of rows) {
    console.log(`  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('   ')}`.trimEnd())
  }
}
