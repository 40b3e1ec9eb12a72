'use client'

import { useEffect, useState } from 'react'
import type { ActionResult } from '@/lib/action'

/** Follows an action to the page it names; true from then on, until somebody comes back with the browser's Back. */
export function useLeaving(result: ActionResult<{ url: string }> | null): boolean {
  const [isLeaving, setLeaving] = useState(false)

  useEffect(() => {
    if (!result?.ok) return
    setLeaving(true)
    window.location.assign(result.data.url)
  }, [result])

  useEffect(() => {
    const back = (event: PageTransitionEvent) => event.persisted && setLeaving(false)
    window.addEventListener('pageshow', back)
    return () => window.removeEventListener('pageshow', back)
  }, [])

  return isLeaving
}
