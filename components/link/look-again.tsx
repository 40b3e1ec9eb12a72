'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

const afterMs = [1_500, 4_000, 10_000]

/** Looks a few times more: the gateway's own word may come just after the person. */
export function LookAgain() {
  const router = useRouter()
  useEffect(() => {
    const timers = afterMs.map((ms) => setTimeout(() => router.refresh(), ms))
    return () => timers.forEach(clearTimeout)
  }, [router])
  return null
}
