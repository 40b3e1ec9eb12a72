import { databaseNow } from '../clock'
import type { Tx } from '../db'
import { env } from '../env'
import type { ConnectedAccountModel } from '../generated/prisma/models'
import { queueEmail } from '../outbox/queue-email'
import { goneMail } from './gone-mail'
import { graceFor } from './notice-policy'

/** Tells the owner once, in a friendly way, that the account was removed at the gateway. */
export async function queueGoneNotice(tx: Tx, account: ConnectedAccountModel, at: Date): Promise<void> {
  const owner = await tx.user.findUniqueOrThrow({ where: { id: account.userId } })
  const now = await databaseNow(tx)
  const mail = goneMail({
    reader: owner,
    provider: account.provider,
    name: account.label ?? account.name,
    since: at,
  })
  await queueEmail(tx, {
    kind: 'GONE',
    idempotencyKey: `gone/${account.id}/${at.getTime()}`,
    to: owner.email,
    userId: owner.id,
    accountId: account.id,
    dueAt: new Date(now.getTime() + graceFor('GONE', env().NOTICE_GRACE_SECONDS)),
    ...mail,
  })
}
