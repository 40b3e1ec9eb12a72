import { addJob } from '../add-job'
import { databaseNow } from '../clock'
import { getDb } from '../db'
import { claimReady, lookLifeMs } from './claim-ready'
import { deliver } from './deliver'
import { takeSlot } from './take-slot'

/** Sends the notices that were looked at, as many as there are with each request that the pace allows. */
export async function sendReady(): Promise<void> {
  while (await isAnyReady()) {
    const askAgainAt = await takeSlot('NOTICE')
    if (askAgainAt) {
      await addJob(getDb(), 'send-ready', {}, { key: 'send-ready', runAt: askAgainAt })
      return
    }
    await deliver('NOTICE', await claimReady())
  }
}

async function isAnyReady(): Promise<boolean> {
  const now = await databaseNow()
  const ready = await getDb().outboxEmail.findFirst({
    where: {
      state: 'QUEUED',
      requestKey: null,
      firstTriedAt: null,
      dueAt: { lte: now },
      lookedAt: { gt: new Date(now.getTime() - lookLifeMs) },
    },
    select: { id: true },
  })
  return ready !== null
}
