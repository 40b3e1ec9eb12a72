/** Account names are untrusted text: keep them short and on one line. */
export function shortened(name: string): string {
  const line = name.replace(/\s+/g, ' ').trim()
  return line.length > 60 ? `${line.slice(0, 59)}…` : line
}
