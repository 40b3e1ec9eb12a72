'use client'

import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useId, useRef } from 'react'

interface DialogProps {
  open: boolean
  onClose: () => void
  title: string
  children: ReactNode
}

/**
 * The browser's own dialog: it traps and returns focus by itself and writes no inline style, so the CSP needs no
 * exception for it. Its content lives only while it is open.
 */
export function Dialog({ open, onClose, title, children }: DialogProps) {
  const t = useTranslations('ui')
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()

  useEffect(() => {
    const element = dialog.current
    if (element && open && !element.open) {
      element.showModal()
      element.querySelector<HTMLElement>('input:not([type="hidden"])')?.focus()
    }
    if (!open && element?.open) element.close()
  }, [open])

  return (
    <dialog
      ref={dialog}
      onClose={onClose}
      closedby="any"
      aria-labelledby={titleId}
      className="m-auto w-[calc(100%-2rem)] max-w-md rounded-card border border-line bg-surface p-0 text-ink shadow-float backdrop:bg-(--shade) open:appear max-md:mb-4"
    >
      {open && (
        <div className="grid gap-4 p-5 md:p-6">
          <header className="flex items-start justify-between gap-4">
            <h2 id={titleId} className="pt-2 text-lg font-semibold [overflow-wrap:anywhere] md:pt-0.5">
              {title}
            </h2>
            <button
              type="button"
              onClick={onClose}
              aria-label={t('close')}
              className="-mt-1 -mr-2 grid size-11 shrink-0 place-items-center rounded-control text-soft hover:bg-sunken hover:text-ink md:size-9"
            >
              <X className="size-5" />
            </button>
          </header>
          {children}
        </div>
      )}
    </dialog>
  )
}
