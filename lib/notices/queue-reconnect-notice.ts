import type { Tx } from '../db'
import { env } from '../env'
import { makeReconnectLink } from '../outages/make-reconnect-link'
import { queueEmail } from '../outbox/queue-email'
import { reconnectMail } from './reconnect-mail'

/**
 * Queues the mail of an outage, due after the grace period, or at once when an admin asks for another one. There is one
 * row per outage and number, so one mail, however many think that they have to write it.
 */
export async function queueReconnectNotice(
  tx: Tx,
  about: { outageId: string; at: Date; again?: { number: number } },
): Promise<void> {
  const outage = await tx.outage.findUniqueOrThrow({
    where: { id: about.outageId },
    include: { account: { include: { user: true } } },
  })
  const { account } = outage
  const isPermission = account.status === 'PERMISSIONS'
  const mail = reconnectMail({
    reader: account.user,
    provider: account.provider,
    name: account.label ?? account.name,
    state:
      account.statusReason === 'WRONG_ACCOUNT'
        ? 'WRONG_ACCOUNT'
        : isPermission
          ? 'PERMISSIONS'
          : 'CREDENTIALS',
    since: outage.openedAt,
    url: await makeReconnectLink(tx, { accountId: account.id, outageId: outage.id, at: about.at }),
  })
  const grace = about.again ? 0 : env().NOTICE_GRACE_SECONDS * 1000
  await queueEmail(tx, {
    kind: 'RECONNECT',
    idempotencyKey: `reconnect/${outage.id}/${about.again?.number ?? 1}`,
    to: account.user.email,
    userId: account.userId,
    accountId: account.id,
    outageId: outage.id,
    dueAt: new Date(about.at.getTime() + grace),
    ...mail,
  })
}
