'use client'

import { useEffect } from 'react'

/** Tells the server where the reader's clock is, once; times are right from the second page on. */
export function TimeZoneCookie() {
  useEffect(() => {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
    if (!zone || document.cookie.includes(`tz=${zone}`)) return
    const secure = window.location.protocol === 'https:' ? '; secure' : ''
    // biome-ignore lint/suspicious/noDocumentCookie: Cookie Store is not in every browser yet
    document.cookie = `tz=${zone}; path=/; max-age=31536000; samesite=lax${secure}`
  }, [])
  return null
}
