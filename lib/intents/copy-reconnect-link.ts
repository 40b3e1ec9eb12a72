import { type Actor, within } from '../accounts/actor'
import { audit } from '../accounts/audit'
import { getDb } from '../db'
import { reconnectLinkLifeMs } from '../email/queue-reconnect-notice'
import { env } from '../env'
import { AppError } from '../errors'
import { hashToken, newToken } from '../secrets'

/** A reconnect link for the owner, to be handed over by other ways than our mail. Shown once, stored hashed. */
export async function copyReconnectLink(request: {
  actor: Actor
  accountId: string
  now?: Date
}): Promise<{ url: string }> {
  const now = request.now ?? new Date()
  const token = newToken()
  await getDb().$transaction(async (tx) => {
    const account = await tx.connectedAccount.findFirst({
      where: { id: request.accountId, ...within(request.actor) },
      include: { outages: { where: { closedAt: null } } },
    })
    if (!account) throw new AppError('NOT_FOUND', 'copy link: no such account of this actor')
    await tx.reconnectLink.create({
      data: {
        tokenHash: hashToken(token),
        accountId: account.id,
        outageId: account.outages[0]?.id ?? null,
        createdAt: now,
        expiresAt: new Date(now.getTime() + reconnectLinkLifeMs),
      },
    })
    await audit(tx, {
      actorKind: request.actor.kind,
      actorId: request.actor.userId,
      action: 'RECONNECT_LINK_COPIED',
      accountId: account.id,
    })
  })
  return { url: `${env().APP_URL}/reconnect/${token}` }
}
