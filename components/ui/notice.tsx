import { CircleAlert, CircleCheck, Info } from 'lucide-react'
import type { ReactNode } from 'react'

const tones = {
  info: { look: 'bg-wait-wash text-wait-ink', Icon: Info },
  ok: { look: 'bg-ok-wash text-ok-ink', Icon: CircleCheck },
  act: { look: 'bg-act-wash text-act-ink', Icon: CircleAlert },
  danger: { look: 'bg-danger-wash text-danger-ink', Icon: CircleAlert },
}

export function Notice({ tone = 'info', children }: { tone?: keyof typeof tones; children: ReactNode }) {
  const { look, Icon } = tones[tone]
  return (
    <div className={`flex gap-2.5 rounded-control px-3 py-2.5 text-sm ${look}`}>
      <Icon className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0">{children}</div>
    </div>
  )
}
