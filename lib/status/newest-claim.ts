import type { AccountStatus } from '../generated/prisma/enums'

/** What a webhook claimed. `eventAt` is the gateway's own time, if it sends one. */
export type Claim = { status: AccountStatus; number: bigint; receivedAt: Date; eventAt: Date | null }

type Told = { hint: AccountStatus | null; number: bigint; receivedAt: Date; eventAt: Date | null }

/** The latest of several claims: by the gateway's time if it sends one, otherwise by order of arrival. Pure. */
export function newestClaim(events: readonly Told[]): Claim | null {
  const claims = events.flatMap(({ hint, ...told }) => (hint ? [{ status: hint, ...told }] : []))
  return claims.toSorted(laterFirst)[0] ?? null
}

function laterFirst(left: Claim, right: Claim): number {
  const byGateway = (right.eventAt?.getTime() ?? 0) - (left.eventAt?.getTime() ?? 0)
  if (left.eventAt && right.eventAt && byGateway !== 0) return byGateway
  return right.number > left.number ? 1 : -1
}
