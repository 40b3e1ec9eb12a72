import { addJob } from '../add-job'
import { getDb, type Tx } from '../db'
import type { LinkedinAttemptModel } from '../generated/prisma/models'
import { askOwner } from '../notices/ask-owner'
import { adoptAccount } from './adopt-account'
import { nextLogin } from './login-policy'
import { type MemberStanding, readState } from './read-state'
import { runAttempt } from './run-attempt'

/**
 * The job of one LinkedIn member: does what is due for their account, and comes back when the next thing is. Any number
 * may run at once: a try is a row, claimed in the transaction that decided on it.
 */
export async function tendMember(memberRowId: string, given?: Date): Promise<void> {
  const now = () => given ?? new Date()
  if ((await adoptAccount(memberRowId)) === 'elsewhere') {
    await getDb().linkedinMember.updateMany({ where: { id: memberRowId }, data: { nextLookAt: null } })
    return
  }
  for (;;) {
    const done = await getDb().$transaction((tx) => takeNext(tx, memberRowId, now()))
    if (done === 'at rest') return
    if (done !== 'again') await runAttempt(done, now)
  }
}

async function takeNext(
  tx: Tx,
  memberRowId: string,
  now: Date,
): Promise<LinkedinAttemptModel | 'again' | 'at rest'> {
  const standing = await readState(tx, memberRowId)
  if (!standing) return 'at rest'
  const step = nextLogin(standing.state, now)
  switch (step.kind) {
    case 'try':
      return claim(tx, standing, { key: step.key, now })
    case 'give up':
      await tx.linkedinAttempt.updateMany({
        where: { key: step.key, endedAt: null },
        data: { endedAt: now, result: 'LOST' },
      })
      return 'again'
    case 'ask': {
      const { outage } = standing
      if (outage) await askOwner(tx, { outageId: outage.id, why: step.why, at: now })
      return 'again'
    }
    case 'wait':
      await comeBack(tx, memberRowId, step.until)
      return 'at rest'
  }
}

async function claim(
  tx: Tx,
  { member, outage, state }: MemberStanding,
  about: { key: string; now: Date },
): Promise<LinkedinAttemptModel> {
  const serial = state.newest ?? 0
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

async function comeBack(tx: Tx, memberRowId: string, until: Date | null): Promise<void> {
  await tx.linkedinMember.update({ where: { id: memberRowId }, data: { nextLookAt: until } })
  if (until)
    await addJob(tx, 'tend-linkedin', { memberRowId }, { key: `linkedin-due:${memberRowId}`, runAt: until })
}
