'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import type { AccountRow } from '@/lib/accounts/queries'

type Told = Pick<AccountRow, 'id' | 'name' | 'status'>

/** Reads out politely which accounts changed since the last drawing of the page. */
export function StatusAnnouncer({ accounts }: { accounts: Told[] }) {
  const t = useTranslations('status')
  const before = useRef<Map<string, string>>(undefined)
  const [text, setText] = useState('')

  useEffect(() => {
    const known = before.current
    before.current = new Map(accounts.map(({ id, status }) => [id, status]))
    if (!known) return
    const changed = accounts.filter(({ id, status }) => known.has(id) && known.get(id) !== status)
    if (changed.length === 0) return
    setText(changed.map(({ name, status }) => t('changed', { name, status: t(`label.${status}`) })).join(' '))
  }, [accounts, t])

  return (
    <p role="status" aria-live="polite" data-testid="announcer" className="sr-only">
      {text}
    </p>
  )
}
