import type { SignedIn } from '../actor'
import { audit } from '../audit'
import { databaseNow } from '../clock'
import { getDb } from '../db'
import { queueMemberJob } from '../linkedin-sessions/queue-member-job'

/**
 * Ends a pairing: the browser's token is refused from now on and its cookies are deleted. False when this customer has no
 * such browser, or it was unpaired before.
 */
export async function unpairBrowser(actor: SignedIn, input: { browserId: string }): Promise<boolean> {
  const { browserId } = input
  return getDb().$transaction(async (tx) => {
    const { count } = await tx.pairedBrowser.updateMany({
      where: { id: browserId, userId: actor.userId, revokedAt: null },
      data: { revokedAt: await databaseNow(tx) },
    })
    if (count === 0) return false
    const [browser, sessions] = await Promise.all([
      tx.pairedBrowser.findUniqueOrThrow({ where: { id: browserId } }),
      tx.linkedinSession.findMany({ where: { browserId }, select: { linkedinMemberId: true } }),
    ])
    await tx.linkedinSession.deleteMany({ where: { browserId } })
    await audit(tx, actor, { action: 'BROWSER_UNPAIRED', detail: { browser: browser.name } })
    // Without these cookies the next step of a repair may be another one.
    for (const { linkedinMemberId } of sessions) await queueMemberJob(tx, linkedinMemberId)
    return true
  })
}
