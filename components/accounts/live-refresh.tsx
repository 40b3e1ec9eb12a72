'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

const settleMs = 150

/**
 * Redraws the page when the server says that an account changed, and whenever the reader comes back to it. A hidden page
 * holds no connection: browsers allow only six per host.
 */
export function LiveRefresh({ source = '/api/live' }: { source?: string }) {
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
      stream = new EventSource(source)
      stream.addEventListener('accounts', refresh)
      // What changed between the drawing of the page and this, or while the line was cut, was told to nobody.
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
    document.addEventListener('visibilitychange', onVisibility)
    window.addEventListener('focus', refresh)
    return () => {
      close()
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', onVisibility)
      window.removeEventListener('focus', refresh)
    }
  }, [router, source])

  return null
}
