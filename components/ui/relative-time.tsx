'use client'

import { useFormatter, useNow } from 'next-intl'

interface RelativeTimeProps {
  at: Date
  /** May lie ahead. Else a moment newer than the page's clock is “now”, never “in 2 seconds”. */
  ahead?: boolean
}

/** “3 days ago”, with the exact moment on hover; in the reader's language and time zone. It keeps up by itself. */
export function RelativeTime({ at, ahead = false }: RelativeTimeProps) {
  const format = useFormatter()
  const now = useNow({ updateInterval: 30_000 })
  const reference = at > now && !ahead ? at : now
  return (
    <time
      dateTime={at.toISOString()}
      title={format.dateTime(at, { dateStyle: 'full', timeStyle: 'long' })}
      // The browser's spelling of a date may differ from the server's by a space.
      suppressHydrationWarning
    >
      {format.relativeTime(at, reference)}
    </time>
  )
}
