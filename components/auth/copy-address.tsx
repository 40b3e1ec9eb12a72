'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'

/** Puts this page's own address on the clipboard, to open it on another screen. */
export function CopyAddress({ children }: { children: ReactNode }) {
  const ui = useTranslations('ui')
  const [copied, setCopied] = useState(false)
  return (
    <>
      <button
        type="button"
        className="min-h-11 font-medium underline underline-offset-4"
        onClick={() =>
          navigator.clipboard.writeText(window.location.href).then(
            () => setCopied(true),
            () => setCopied(false),
          )
        }
      >
        {copied ? ui('copied') : children}
      </button>
      <span role="status" className="sr-only">
        {copied ? ui('copied') : ''}
      </span>
    </>
  )
}
