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
} from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { AccountStatus } from '@/lib/generated/prisma/enums'
import { Badge, type BadgeTone } from '../ui/badge'

const looks: Record<AccountStatus, { tone: BadgeTone; icon: LucideIcon }> = {
  OK: { tone: 'ok', icon: Check },
  CONNECTING: { tone: 'wait', icon: Hourglass },
  CREDENTIALS: { tone: 'act', icon: Unplug },
  PERMISSIONS: { tone: 'act', icon: KeyRound },
  ERROR: { tone: 'calm', icon: CloudAlert },
  STOPPED: { tone: 'calm', icon: Pause },
  LOCKED: { tone: 'calm', icon: Lock },
  DELETED: { tone: 'calm', icon: CircleSlash },
}

export function StatusBadge({ status }: { status: AccountStatus }) {
  const t = useTranslations('status.label')
  return (
    <span data-testid="status" data-status={status}>
      <Badge {...looks[status]}>{t(status)}</Badge>
    </span>
  )
}
