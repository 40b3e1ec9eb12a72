'use client'

import { useEffect, useState } from 'react'

/** Seconds since `from`, by the server's clock as of `now`: this device's own clock may be wrong. */
export function useSecondsSince(from: Date, now: Date): number {
  const atDraw = Math.max(0, Math.floor((now.getTime() - from.getTime()) / 1000))
  return atDraw + useTicks(`${from.getTime()} ${now.getTime()}`)
}

/** Seconds until `end`, never below zero. */
export function useSecondsUntil(end: Date, now: Date): number {
  const atDraw = Math.ceil((end.getTime() - now.getTime()) / 1000)
  return Math.max(0, atDraw - useTicks(`${end.getTime()} ${now.getTime()}`))
}

/** Whole seconds since the key last changed. */
function useTicks(key: string): number {
  const [ticks, setTicks] = useState({ key, seconds: 0 })
  useEffect(() => {
    const start = performance.now()
    const timer = setInterval(
      () => setTicks({ key, seconds: Math.floor((performance.now() - start) / 1000) }),
      1_000,
    )
    return () => clearInterval(timer)
  }, [key])
  return ticks.key === key ? ticks.seconds : 0
}
