'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import type { announced } from './announced'

/** Tells screen readers, politely, which accounts have changed since the page was last drawn. */
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
