import type { Context } from './context.ts'
import { makeLinkToken } from './ids.ts'
import type { Link } from './state.ts'

const KEPT = 1000

export type NewLink = Omit<Link, 'token' | 'createdAt' | 'dead' | 'outcome' | 'lastNotify'>

export function addLink(context: Context, wanted: NewLink): Link {
  const fresh = {
    token: makeLinkToken(),
    createdAt: context.now(),
    dead: null,
    outcome: null,
    lastNotify: null,
  }
  const link: Link = { ...wanted, ...fresh }
  context.state.links.push(link)
  if (context.state.links.length > KEPT) context.state.links.shift()
  context.changed()
  return link
}

export function findLink(context: Context, token: string): Link | null {
  return context.state.links.find((link) => link.token === token) ?? null
}

export type LinkEnd = 'expired' | 'used' | 'restart'

/** Why a link can no longer be used; null when it can. */
export function linkEnd(link: Link, now: number): LinkEnd | null {
  if (link.dead) return link.dead
  if (link.singleUse && link.outcome) return 'used'
  return link.expiresAt <= now ? 'expired' : null
}

export function linkPath(link: Link): string {
  const rooms = link.gateway === 'postpress' ? '/postpress/hosted' : '/hosted'
  return `${rooms}/${encodeURIComponent(link.token)}`
}
