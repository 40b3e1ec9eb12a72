import { accountsVisibleTo } from '../accounts/accounts-visible-to'
import type { SignedIn } from '../actor'
import { audit } from '../audit'
import { databaseNow } from '../clock'
import { getDb } from '../db'
import { AppError } from '../errors'
import { handToOwner } from '../outages/hand-to-owner'
import { queueReconnectNotice } from './queue-reconnect-notice'

/** Another email about an open outage, with its own link, because an admin asked for it. */
export async function resendNotice(actor: SignedIn, input: { accountId: string }): Promise<void> {
  await getDb().$transaction(async (tx) => {
    const account = await tx.connectedAccount.findFirst({
      where: { id: input.accountId, ...accountsVisibleTo(actor) },
      include: { outages: { where: { closedAt: null }, include: { _count: { select: { emails: true } } } } },
    })
    if (!account) throw new AppError('NOT_FOUND', 'resend: no such account of this actor')
    const [outage] = account.outages
    if (!outage) throw new AppError('NO_OPEN_OUTAGE', 'resend: nothing is broken')
    const at = await databaseNow(tx)
    // Emailing the owner ends automatic repair.
    await handToOwner(tx, { outageId: outage.id, at })
    await queueReconnectNotice(tx, {
      outageId: outage.id,
      at,
      again: { number: outage._count.emails + 1 },
    })
    await audit(tx, actor, { action: 'MAIL_RESENT', accountId: account.id })
  })
}
