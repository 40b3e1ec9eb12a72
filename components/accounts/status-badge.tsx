'use client'

import {
  Check,
  CircleSlash,
  CloudAlert,
  Hourglass,
  KeyRound,
  Lock,
  type LucideIcon,
  Pause,
  Unplug,
  Wrench,
} from 'lucide-react'
import { useTranslations } from 'next-intl'
import { badgeWord } from '@/lib/accounts/status'
import type { AccountStatus } from '@/lib/generated/prisma/enums'
import { Badge, type BadgeTone } from '../ui/badge'

const looks: Record<ReturnType<typeof badgeWord>, { tone: BadgeTone; icon: LucideIcon }> = {
  OK: { tone: 'ok', icon: Check },
  CONNECTING: { tone: 'wait', icon: Hourglass },
  CREDENTIALS: { tone: 'act', icon: Unplug },
  PERMISSIONS: { tone: 'act', icon: KeyRound },
  REPAIRING: { tone: 'wait', icon: Wrench },
  ERROR: { tone: 'calm', icon: CloudAlert },
  STOPPED: { tone: 'calm', icon: Pause },
  LOCKED: { tone: 'calm', icon: Lock },
  DELETED: { tone: 'calm', icon: CircleSlash },
}

export function StatusBadge({ status, repairing = false }: { status: AccountStatus; repairing?: boolean }) {
  const t = useTranslations('status.label')
  const word = badgeWord({ status, repairing })
  return (
    <span data-testid="status" data-status={status} data-repairing={word === 'REPAIRING' || undefined}>
      <Badge {...looks[word]}>{t(word)}</Badge>
    </span>
  )
}
