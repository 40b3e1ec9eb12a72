import type { Tx } from '../db'
import { env } from '../env'
import type { ConnectedAccountModel } from '../generated/prisma/models'
import { makeReconnectLink } from '../outages/make-reconnect-link'
import { queueEmail } from '../outbox/queue-email'
import { listPastOutages } from './list-past-outages'
import { graceFor, planNotice } from './notice-policy'
import { reconnectMail } from './reconnect-mail'

/**
 * Queues an outage's email, due after the grace period, or at once when sent again (`again`). There is one row per
 * outage and number, so only one email, however many callers try to queue it.
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
  const past = await listPastOutages(tx, outage)
  const { waitMs, story } = planNotice(past, about.at, graceFor('BROKEN', env().NOTICE_GRACE_SECONDS))
  const mail = reconnectMail({
    reader: account.user,
    provider: account.provider,
    name: account.label ?? account.name,
    state: stateOf(account),
    story,
    since: outage.openedAt,
    url: await makeReconnectLink(tx, { accountId: account.id, outageId: outage.id }),
  })
  await queueEmail(tx, {
    kind: 'RECONNECT',
    idempotencyKey: `reconnect/${outage.id}/${about.again?.number ?? 1}`,
    to: account.user.email,
    userId: account.userId,
    accountId: account.id,
    outageId: outage.id,
    dueAt: about.again ? about.at : new Date(about.at.getTime() + waitMs),
    ...mail,
  })
}

function stateOf({ status, statusReason }: ConnectedAccountModel) {
  if (statusReason === 'WRONG_ACCOUNT') return 'WRONG_ACCOUNT'
  return status === 'PERMISSIONS' ? 'PERMISSIONS' : 'CREDENTIALS'
}
