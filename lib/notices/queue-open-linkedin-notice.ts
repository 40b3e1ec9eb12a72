import { isSilentSince } from '../accounts/silence'
import type { Tx } from '../db'
import { env } from '../env'
import { makeReconnectLink } from '../outages/make-reconnect-link'
import { queueEmail } from '../outbox/queue-email'
import { openLinkedinMail } from './open-linkedin-mail'

/** Queues the single email for an outage that the owner's browser cookies could not repair. Due at once. */
export async function queueOpenLinkedinNotice(
  tx: Tx,
  { outageId, at }: { outageId: string; at: Date },
): Promise<void> {
  const { account, openedAt } = await tx.outage.findUniqueOrThrow({
    where: { id: outageId },
    include: { account: { include: { user: true, linkedinMember: true } } },
  })
  const session = await tx.linkedinSession.findFirstOrThrow({
    where: { linkedinMemberId: account.linkedinMember?.id ?? '' },
    orderBy: { seenAt: 'desc' },
    include: { browser: true },
  })
  const isOld = isSilentSince(session.browser.lastSeenAt, at)
  const isSignedOut = session.browser.state === 'SIGNED_OUT'
  const mail = openLinkedinMail({
    reader: account.user,
    name: account.label ?? account.name,
    since: openedAt,
    browser: {
      name: session.browser.name,
      trouble: isOld ? 'OLD' : isSignedOut ? 'SIGNED_OUT' : null,
      seenAt: session.browser.lastSeenAt,
    },
    reconnectUrl: await makeReconnectLink(tx, { accountId: account.id, outageId }),
    checkUrl: `${env().APP_URL}/settings#extension`,
  })
  await queueEmail(tx, {
    kind: 'OPEN_LINKEDIN',
    idempotencyKey: `reconnect/${outageId}/1`,
    to: account.user.email,
    userId: account.userId,
    accountId: account.id,
    outageId,
    dueAt: at,
    ...mail,
  })
}
