'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

const settleMs = 100

interface IntentLiveProps {
  intentId: string
  token: string | undefined
  /** Set while something is running that may end without an event: the page then also refreshes at this interval. */
  lookEveryMs: number | null
}

/**
 * Redraws the page when the attempt moves on. The open stream also makes the server wait for a scan or an
 * approval, so it stays open while the tab is hidden: people look at their phone, or at another tab for a code.
 */
export function IntentLive({ intentId, token, lookEveryMs }: IntentLiveProps) {
  const router = useRouter()

  useEffect(() => {
    const name = `intent ${intentId}`
    const told = new BroadcastChannel(name)
    const ended = new AbortController()
    let stream: EventSource | undefined
    let timer: ReturnType<typeof setTimeout> | undefined

    const refresh = () => {
      clearTimeout(timer)
      timer = setTimeout(() => router.refresh(), settleMs)
    }
    const open = () => {
      const query = token ? `?link=${encodeURIComponent(token)}` : ''
      stream = new EventSource(`/api/intents/${encodeURIComponent(intentId)}/live${query}`)
      // Steps before the stream was open, or while it was interrupted, were missed.
      stream.addEventListener('open', refresh)
      stream.addEventListener('step', () => {
        refresh()
        told.postMessage('step')
      })
    }
    // One stream per browser, which allows only six connections per host. The tab with the lock tells the others.
    const lead = () =>
      new Promise<void>((resolve) => {
        if (ended.signal.aborted) return resolve()
        open()
        ended.signal.addEventListener('abort', () => resolve())
      })
    if (navigator.locks) {
      navigator.locks.request(name, { signal: ended.signal }, lead).catch(() => {})
    } else open()

    const onReturn = () => {
      if (document.visibilityState === 'hidden') return
      // Phones close the streams of a sleeping tab for good.
      if (stream?.readyState === EventSource.CLOSED) open()
      refresh()
    }
    told.addEventListener('message', refresh)
    document.addEventListener('visibilitychange', onReturn)
    window.addEventListener('pageshow', onReturn)
    return () => {
      ended.abort()
      stream?.close()
      told.close()
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', onReturn)
      window.removeEventListener('pageshow', onReturn)
    }
  }, [router, intentId, token])

  useEffect(() => {
    if (!lookEveryMs) return
    const look = setInterval(() => document.visibilityState === 'visible' && router.refresh(), lookEveryMs)
    return () => clearInterval(look)
  }, [router, lookEveryMs])

  return null
}
