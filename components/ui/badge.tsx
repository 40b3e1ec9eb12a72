import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

export type BadgeTone = 'ok' | 'wait' | 'act' | 'calm'

const tones: Record<BadgeTone, string> = {
  ok: 'bg-ok-wash text-ok-ink',
  wait: 'bg-wait-wash text-wait-ink',
  act: 'bg-act-wash text-act-ink',
  calm: 'bg-calm-wash text-calm-ink',
}

interface BadgeProps {
  tone: BadgeTone
  icon?: LucideIcon
  children: ReactNode
}

/** Colour, icon and word together: never colour alone. */
export function Badge({ tone, icon: Icon, children }: BadgeProps) {
  return (
    <span
      className={`inline-flex h-6 items-center gap-1.5 rounded-full px-2.5 text-[0.8125rem] font-medium whitespace-nowrap ${tones[tone]}`}
    >
      {Icon && <Icon className="size-3.5 shrink-0" strokeWidth={2.25} />}
      {children}
    </span>
  )
}
