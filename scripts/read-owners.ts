import { z } from 'zod'

const line = z.tuple([z.string().min(1), z.email()])

/** Reads the lines "gateway account id,e-mail address" of a CSV file; skips a heading and names a bad line. */
export function readOwners(csv: string): Map<string, string> {
  const owners = new Map<string, string>()
  const bad: number[] = []
  for (const [index, text] of csv.split(/\r?\n/).entries()) {
    const cells = text.split(',').map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'))
    if (cells.join('') === '' || (index === 0 && !cells[1]?.includes('@'))) continue
    const parsed = line.safeParse([cells[0], cells[1]?.toLowerCase()])
    if (parsed.success) owners.set(...parsed.data)
    else bad.push(index + 1)
  }
  if (bad.length > 0) throw new Error(`The CSV file has bad lines: ${bad.slice(0, 10).join(', ')}`)
  return owners
}
