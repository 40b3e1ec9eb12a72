import { addJob } from '../../lib/add-job'
import { db } from '../given'

/** Makes everything that the dashboard knows of this member's account an hour older, and its job due. */
export async function letAnHourPass(memberId: string): Promise<void> {
  const { id, accountId } = await db.linkedinMember.findFirstOrThrow({ where: { memberId } })
  await db.$transaction(async (tx) => {
    await tx.$executeRaw`
      UPDATE "Outage" SET "openedAt" = "openedAt" - interval '1 hour' WHERE "accountId" = ${accountId}`
    await tx.$executeRaw`
      UPDATE "LinkedinAttempt" SET "startedAt" = "startedAt" - interval '1 hour',
        "endedAt" = "endedAt" - interval '1 hour' WHERE "linkedinMemberId" = ${id}`
    await tx.$executeRaw`
      UPDATE "ConnectedAccount" SET "statusSince" = "statusSince" - interval '1 hour' WHERE "id" = ${accountId}`
    await addJob(tx, 'run-linkedin-member', { memberRowId: id }, { key: `linkedin-due:${id}` })
  })
}

/** How each login with this member's cookies ended, oldest first; null for one still running. */
export async function triesOf(memberId: string): Promise<(string | null)[]> {
  const tries = await db.linkedinAttempt.findMany({
    where: { member: { memberId } },
    orderBy: { startedAt: 'asc' },
  })
  return tries.map(({ result }) => result)
}

/** The serial number of this member's newest session in the dashboard. */
export async function newestSessionOf(memberId: string): Promise<number> {
  const { _max } = await db.linkedinSession.aggregate({
    where: { member: { memberId } },
    _max: { serial: true },
  })
  return _max.serial ?? 0
}
