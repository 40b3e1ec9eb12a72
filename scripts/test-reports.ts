import { existsSync, readFileSync } from 'node:fs'

export type Counts = { passed: number; failed: number }

/** A runner's counts. One that failed without a failed test (it crashed, or found no tests) counts as one failure. */
export function vitestCounts(file: string, passed: boolean): Counts {
  const { numPassedTests = 0, numFailedTests = 0 } = read(file) as Record<string, number | undefined>
  return honest({ passed: numPassedTests, failed: numFailedTests }, passed)
}

export function playwrightCounts(file: string, passed: boolean): Counts {
  const { stats = {} } = read(file) as { stats?: Record<string, number | undefined> }
  return honest({ passed: (stats.expected ?? 0) + (stats.flaky ?? 0), failed: stats.unexpected ?? 0 }, passed)
}

function honest(counts: Counts, passed: boolean): Counts {
  const isEmpty = counts.passed + counts.failed === 0
  return counts.failed === 0 && (!passed || isEmpty) ? { ...counts, failed: 1 } : counts
}

function read(file: string): object {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as object) : {}
}
