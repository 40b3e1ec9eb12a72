'use client'

import { useLinkStatus } from 'next/link'

/** A thin moving line under a link whose page is loading; shown only when that takes a while. */
export function LinkPending() {
  const { pending } = useLinkStatus()
  return (
    <span
      aria-hidden="true"
      className={`absolute inset-x-3 bottom-0 h-0.5 rounded-full bg-cable transition-opacity duration-300 ${
        pending ? 'animate-pulse opacity-100 delay-150' : 'opacity-0'
      }`}
    />
  )
}
