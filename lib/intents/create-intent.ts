import { databaseNow } from '../clock'
import { getDb } from '../db'
import type { GatewayId } from '../gateway/gateway'
import type { AuthMethod, Provider } from '../generated/prisma/enums'
import type { AuthIntentModel } from '../generated/prisma/models'
import { hashToken, newToken } from '../secrets'
import { intentLifeMs } from './intent-life'

/** An attempt and its two one-time tokens. The row stores only their hashes. */
export type NewIntent = {
  intent: AuthIntentModel
  /** Part of the URL that the gateway calls back. */
  notifyToken: string
  /** Part of the URL that the browser returns to. */
  state: string
}

/** Starts an attempt: to reconnect `account` if one is given, else to connect a new one. */
export async function createIntent(input: {
  userId: string
  gateway: GatewayId
  method: AuthMethod
  providers: readonly Provider[]
  account?: { id: string } | null | undefined
  reconnectLinkId?: string | null | undefined
  form?: Record<string, string>
}): Promise<NewIntent> {
  const { account, ...columns } = input
  const now = await databaseNow()
  const [notifyToken, state] = [newToken(), newToken()]
  const intent = await getDb().authIntent.create({
    data: {
      ...columns,
      kind: account ? 'RECONNECT' : 'CONNECT',
      providers: [...input.providers],
      accountId: account?.id,
      notifyHash: hashToken(notifyToken),
      returnHash: hashToken(state),
      createdAt: now,
      expiresAt: new Date(now.getTime() + intentLifeMs),
    },
  })
  return { intent, notifyToken, state }
}
