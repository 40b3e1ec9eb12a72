import type { Kept, View } from './state.ts'

export type Tone = 'ok' | 'wait' | 'act' | 'calm'
export type Cable = 'plugged' | 'unplugged' | 'busy'

/** Keys of _locales; name, host and code are put in by whoever says them. */
export interface Shown {
  title: string
  text: string
  badge: string
  tone: Tone
  cable: Cable
  action: Action | null
}

export type Action =
  | { kind: 'code' }
  | { kind: 'sync'; label: string; isMain: boolean; connect?: boolean }
  | { kind: 'linkedin'; label: string }
  | { kind: 'dashboard'; label: string; isMain: boolean }

const syncNow: Action = { kind: 'sync', label: 'sync_now', isMain: false }
const tryNow: Action = { kind: 'sync', label: 'try_now', isMain: false }
const openLinkedin: Action = { kind: 'linkedin', label: 'open_linkedin' }
const openDashboard: Action = { kind: 'dashboard', label: 'open_dashboard', isMain: false }

type Look = Omit<Shown, 'title' | 'text'>

const looks: Record<View['state'], Look> = {
  unpaired: { badge: 'badge_unpaired', tone: 'calm', cable: 'unplugged', action: { kind: 'code' } },
  revoked: { badge: 'badge_unpaired', tone: 'act', cable: 'unplugged', action: { kind: 'code' } },
  syncing: { badge: 'badge_wait', tone: 'wait', cable: 'busy', action: null },
  connecting: { badge: 'badge_wait', tone: 'wait', cable: 'busy', action: null },
  connected: { badge: 'badge_connected', tone: 'ok', cable: 'plugged', action: syncNow },
  repairing: { badge: 'badge_repairing', tone: 'wait', cable: 'busy', action: openDashboard },
  needs_you: {
    badge: 'badge_act',
    tone: 'act',
    cable: 'unplugged',
    action: { kind: 'dashboard', label: 'continue', isMain: true },
  },
  refused: { badge: 'badge_act', tone: 'act', cable: 'unplugged', action: openLinkedin },
  elsewhere: { badge: 'badge_elsewhere', tone: 'act', cable: 'unplugged', action: openDashboard },
  removed: {
    badge: 'badge_removed',
    tone: 'calm',
    cable: 'unplugged',
    action: { kind: 'sync', label: 'connect_again', isMain: true, connect: true },
  },
  trouble: { badge: 'badge_trouble', tone: 'wait', cable: 'busy', action: openDashboard },
  signed_out: { badge: 'badge_signed_out', tone: 'act', cable: 'unplugged', action: openLinkedin },
  not_understood: { badge: 'badge_not_sent', tone: 'act', cable: 'unplugged', action: tryNow },
  linkedin_unreachable: { badge: 'badge_trouble', tone: 'wait', cable: 'unplugged', action: tryNow },
  dashboard_unreachable: { badge: 'badge_trouble', tone: 'wait', cable: 'unplugged', action: tryNow },
  rejected: { badge: 'badge_not_taken', tone: 'act', cable: 'unplugged', action: tryNow },
}

/** What the popup shows of a state, and the one thing to do about it. */
export function shown({ view }: Pick<Kept, 'view'>): Shown {
  const look = looks[view.state]
  if (view.state === 'rejected' && view.code === 'RATE_LIMITED')
    return { ...look, ...texts('rate_limited'), tone: 'wait', badge: 'badge_trouble', action: null }
  if (view.state === 'rejected' && view.code === 'OFF')
    return { ...look, ...texts('off'), badge: 'badge_off', tone: 'calm' }
  return { ...look, ...texts(view.state) }
}

function texts(state: string): Pick<Shown, 'title' | 'text'> {
  return { title: `${state}_title`, text: `${state}_text` }
}

/** The sentence under the code field; null when nothing is wrong. */
export function faultText(fault: string | null): string | null {
  if (fault === null) return null
  const known = ['malformed', 'CODE_UNKNOWN', 'RATE_LIMITED', 'unreachable', 'OFF']
  return `fault_${known.includes(fault) ? fault.toLowerCase() : 'rejected'}`
}

/** The address that the dashboard gave, if it is one of its own pages; else its list of accounts. */
export function helpAddress({ view }: Pick<Kept, 'view'>, origin: string): string {
  const given = 'url' in view ? view.url : null
  const isOurs = given !== null && URL.canParse(given) && new URL(given).origin === origin
  return isOurs ? given : `${origin}/accounts`
}
