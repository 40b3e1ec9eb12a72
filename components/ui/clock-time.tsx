'use client'

import { useFormatter, useNow } from 'next-intl'

/** “14:05”, with its day when that is not today; in the reader's language and time zone. */
export function ClockTime({ at }: { at: Date }) {
  const format = useFormatter()
  const day = (date: Date) => format.dateTime(date, { dateStyle: 'medium' })
  const isToday = day(at) === day(useNow())
  return (
    <time
      dateTime={at.toISOString()}
      className="whitespace-nowrap"
      title={format.dateTime(at, { dateStyle: 'full', timeStyle: 'long' })}
      suppressHydrationWarning
    >
      {format.dateTime(at, isToday ? { timeStyle: 'short' } : { dateStyle: 'medium', timeStyle: 'short' })}
    </time>
  )
}
