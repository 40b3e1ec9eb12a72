'use client'

import { useEffect } from 'react'
import { Crash, type CrashProps } from '@/components/frame/crash'

const retryAfterMs = 3_000

/** A single failed refresh must not end the waiting: it tries again by itself. */
export default function ReturnError({ error, retry }: CrashProps) {
  useEffect(() => {
    const timer = setTimeout(retry, retryAfterMs)
    return () => clearTimeout(timer)
  }, [retry])
  return <Crash error={error} retry={retry} />
}
