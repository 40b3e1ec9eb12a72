/** What happened, in order: printed around a violation. */
export class Trace {
  private readonly lines: string[] = []
  private readonly time: () => string

  constructor(time: () => string) {
    this.time = time
  }

  write(line: string): void {
    this.lines.push(`${this.time()} ${line}`)
  }

  /** The lines that name any of these ids, and those that concern everything. */
  about(ids: readonly string[], most = 80): string[] {
    const found = this.lines.filter((line) => line.includes('***') || ids.some((id) => line.includes(id)))
    return found.slice(-most)
  }

  all(): readonly string[] {
    return this.lines
  }
}
