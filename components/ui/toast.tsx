'use client'

import { CircleAlert, CircleCheck, Info, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'

export interface Toast {
  tone: 'ok' | 'info' | 'danger'
  text: string
}

type Shown = Toast & { id: number }

const ToastContext = createContext<(toast: Toast) => void>(() => {})

/** Shows an action's result for a moment; failures stay until dismissed. Screen readers hear it politely. */
export function useToast(): (toast: Toast) => void {
  return useContext(ToastContext)
}

export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<Shown[]>([])
  const [show] = useState(() => {
    let count = 0
    return (toast: Toast) => {
      count += 1
      const id = count
      setToasts((current) => [...current.slice(-2), { ...toast, id }])
    }
  })

  return (
    <ToastContext value={show}>
      {children}
      <div
        role="status"
        aria-live="polite"
        data-testid="toasts"
        className="pointer-events-none fixed inset-x-4 bottom-4 z-50 grid justify-items-center gap-2 md:inset-x-auto md:right-6 md:bottom-6 md:justify-items-end"
      >
        {toasts.map((toast) => (
          <ToastCard
            key={toast.id}
            toast={toast}
            onDone={() => setToasts((current) => current.filter(({ id }) => id !== toast.id))}
          />
        ))}
      </div>
    </ToastContext>
  )
}

const icons = {
  ok: <CircleCheck className="text-ok-ink" />,
  info: <Info className="text-wait-ink" />,
  danger: <CircleAlert className="text-danger-ink" />,
}

function ToastCard({ toast, onDone }: { toast: Shown; onDone: () => void }) {
  const t = useTranslations('ui')
  const [held, setHeld] = useState(false)

  useEffect(() => {
    if (held || toast.tone === 'danger') return
    const timer = setTimeout(onDone, 6_000)
    return () => clearTimeout(timer)
  }, [held, toast.tone, onDone])

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: resting the pointer only keeps the words up longer
    <div
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      className="card appear pointer-events-auto flex w-full max-w-sm items-start gap-2.5 py-1.5 pr-1.5 pl-4 text-sm shadow-float [&>svg]:mt-2.5 [&>svg]:size-4 [&>svg]:shrink-0"
    >
      {icons[toast.tone]}
      <p className="min-w-0 grow py-2">{toast.text}</p>
      <button
        type="button"
        onClick={onDone}
        aria-label={t('dismiss')}
        className="grid size-9 shrink-0 place-items-center rounded-control text-soft hover:bg-sunken max-md:size-11"
      >
        <X className="size-4" />
      </button>
    </div>
  )
}
