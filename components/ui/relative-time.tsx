'use client'

import { useFormatter, useNow } from 'next-intl'

interface RelativeTimeProps {
  at: Date
  /** Whether it may be in the future. If not, a time ahead of the page's clock reads “now”, never “in 2 seconds”. */
  ahead?: boolean
}

/** “3 days ago”, with the exact time on hover, in the reader's language and time zone. Updates itself. */
export function RelativeTime({ at, ahead = false }: RelativeTimeProps) {
  const format = useFormatter()
  const now = useNow({ updateInterval: 30_000 })
  const reference = at > now && !ahead ? at : now
  return (
    <time
      dateTime={at.toISOString()}
      title={format.dateTime(at, { dateStyle: 'full', timeStyle: 'long' })}
      // The browser's date format may differ from the server's by a space.
      suppressHydrationWarning
    >
      {format.relativeTime(at, reference)}
    </time>
  )
}
