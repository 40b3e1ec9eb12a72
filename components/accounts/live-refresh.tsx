'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

const settleMs = 150
/** A browser gives up on a stream that was refused, as it is while the server's database is away. */
const againMs = 20_000

/**
 * Redraws the page when the server says that an account changed, and whenever the reader comes back to it. A hidden page
 * closes its stream: browsers allow only six connections per host.
 */
export function LiveRefresh() {
  const router = useRouter()

  useEffect(() => {
    let stream: EventSource | undefined
    let timer: ReturnType<typeof setTimeout> | undefined

    const refresh = () => {
      clearTimeout(timer)
      timer = setTimeout(() => router.refresh(), settleMs)
    }
    const open = () => {
      if (stream && stream.readyState !== EventSource.CLOSED) return
      stream = new EventSource('/api/live')
      stream.addEventListener('accounts', refresh)
      // Changes before the stream was open, or while it was interrupted, were missed.
      stream.addEventListener('open', refresh)
    }
    const close = () => {
      stream?.close()
      stream = undefined
    }
    const onVisibility = () => {
      if (document.visibilityState === 'hidden') return close()
      open()
      refresh()
    }

    if (document.visibilityState === 'visible') open()
    const again = setInterval(() => document.visibilityState === 'visible' && open(), againMs)
    document.addEventListener('visibilitychange', onVisibility)
    window.addEventListener('focus', refresh)
    return () => {
      close()
      clearTimeout(timer)
      clearInterval(again)
      document.removeEventListener('visibilitychange', onVisibility)
      window.removeEventListener('focus', refresh)
    }
  }, [router])

  return null
}
