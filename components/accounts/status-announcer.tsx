'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import type { announced } from './announced'

/** Reads out politely which accounts changed since the last drawing of the page. */
export function StatusAnnouncer({ accounts }: { accounts: ReturnType<typeof announced>[] }) {
  const t = useTranslations('status')
  const before = useRef<Map<string, string>>(undefined)
  const [text, setText] = useState('')

  useEffect(() => {
    const known = before.current
    before.current = new Map(accounts.map(({ id, word }) => [id, word]))
    if (!known) return
    const changed = accounts.filter(({ id, word }) => known.has(id) && known.get(id) !== word)
    if (changed.length === 0) return
    setText(changed.map(({ name, word }) => t('changed', { name, status: t(`label.${word}`) })).join(' '))
  }, [accounts, t])

  return (
    <p role="status" aria-live="polite" data-testid="announcer" className="sr-only">
      {text}
    </p>
  )
}
