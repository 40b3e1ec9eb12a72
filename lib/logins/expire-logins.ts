import { databaseNow } from '../clock'
import { getDb } from '../db'
import { lateNotifyMs } from '../intents/intent-life'
import { giveUp } from './give-up'

const mostAtOnce = 200

/** Ends the logins that nobody has finished in time. Those that somebody looks at end as they are looked at. */
export async function expireLogins(): Promise<void> {
  const now = await databaseNow()
  const over = await getDb().authIntent.findMany({
    where: {
      state: 'PENDING',
      notifiedAt: null,
      gatewayIntentId: { not: null },
      expiresAt: { lt: new Date(now.getTime() - lateNotifyMs) },
    },
    orderBy: { expiresAt: 'asc' },
    take: mostAtOnce,
  })
  for (const intent of over) await giveUp(intent, 'EXPIRED')
}
