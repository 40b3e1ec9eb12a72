'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

const afterMs = [1_500, 4_000, 10_000]

/** Checks a few more times: the gateway's confirmation may arrive just after the person. */
export function LookAgain() {
  const router = useRouter()
  useEffect(() => {
    const timers = afterMs.map((ms) => setTimeout(() => router.refresh(), ms))
    return () => timers.forEach(clearTimeout)
  }, [router])
  return null
}
