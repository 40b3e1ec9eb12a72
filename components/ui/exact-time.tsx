'use client'

import { useFormatter } from 'next-intl'

/** “18 November 2026, 14:05”, in the reader's language and time zone. */
export function ExactTime({ at }: { at: Date }) {
  const format = useFormatter()
  return (
    <time dateTime={at.toISOString()} suppressHydrationWarning>
      {format.dateTime(at, { dateStyle: 'medium', timeStyle: 'short' })}
    </time>
  )
}
