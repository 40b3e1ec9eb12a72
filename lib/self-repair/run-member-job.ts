import { addJob } from '../add-job'
import { databaseNow } from '../clock'
import { getDb, type Tx } from '../db'
import type { LinkedinAttemptModel } from '../generated/prisma/models'
import { askOwner } from '../notices/ask-owner'
import { adoptAccount } from './adopt-account'
import { nextLogin } from './login-policy'
import { type LockedMember, readLoginState } from './read-login-state'
import { runAttempt } from './run-attempt'

/**
 * The job of one LinkedIn member: does what is due for their account and queues itself for the next time something is.
 * Any number may run at once: an attempt is a row, claimed in the transaction that decided on it.
 */
export async function runMemberJob({ memberRowId }: { memberRowId: string }): Promise<void> {
  if ((await adoptAccount(memberRowId)) === 'elsewhere') {
    await getDb().linkedinMember.updateMany({ where: { id: memberRowId }, data: { nextLookAt: null } })
    return
  }
  for (;;) {
    const next = await getDb().$transaction((tx) => takeNextStep(tx, memberRowId))
    if (next === 'done') return
    if (next !== 'again') await runAttempt(next)
  }
}

/** An attempt to run; or `again` when the state has changed, or `done` when there is nothing to do now. */
async function takeNextStep(tx: Tx, memberRowId: string): Promise<LinkedinAttemptModel | 'again' | 'done'> {
  const found = await readLoginState(tx, memberRowId)
  if (!found) return 'done'
  const now = await databaseNow(tx)
  const step = nextLogin(found.state, now)
  switch (step.kind) {
    case 'try':
      return claimAttempt(tx, found, { key: step.key, now })
    case 'mark lost':
      await tx.linkedinAttempt.updateMany({
        where: { key: step.key, endedAt: null },
        data: { endedAt: now, result: 'LOST' },
      })
      return 'again'
    case 'ask owner':
      if (found.outage) await askOwner(tx, { outageId: found.outage.id, why: step.why, at: now })
      return 'again'
    case 'wait':
      await queueNextRun(tx, memberRowId, step.until)
      return 'done'
  }
}

async function claimAttempt(
  tx: Tx,
  { member, outage, state }: LockedMember,
  about: { key: string; now: Date },
): Promise<LinkedinAttemptModel> {
  const serial = state.newestSerial ?? 0
  await tx.linkedinMember.update({
    where: { id: member.id },
    data: { triedSerial: Math.max(serial, member.triedSerial), nextLookAt: about.now },
  })
  await tx.linkedinSession.updateMany({
    where: { linkedinMemberId: member.id, serial },
    data: { usedAt: about.now },
  })
  return tx.linkedinAttempt.create({
    data: {
      linkedinMemberId: member.id,
      outageId: outage?.id ?? null,
      key: about.key,
      serial,
      startedAt: about.now,
    },
  })
}

/** The sweep queues it again by `nextLookAt` when the job gets lost. */
async function queueNextRun(tx: Tx, memberRowId: string, until: Date | null): Promise<void> {
  await tx.linkedinMember.update({ where: { id: memberRowId }, data: { nextLookAt: until } })
  if (!until) return
  const options = { key: `linkedin-due:${memberRowId}`, runAt: until }
  await addJob(tx, 'run-linkedin-member', { memberRowId }, options)
}
