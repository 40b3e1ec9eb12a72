'use client'

import { useEffect, useState } from 'react'
import type { ActionResult } from '@/lib/action'

/** Goes to the page that an action names. True from then on, until the person returns with the browser's Back button. */
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
