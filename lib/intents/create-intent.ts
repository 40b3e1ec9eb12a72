import { databaseNow } from '../clock'
import { getDb } from '../db'
import type { GatewayId } from '../gateway/gateway'
import type { AuthMethod, Provider } from '../generated/prisma/enums'
import type { AuthIntentModel } from '../generated/prisma/models'
import { hashToken, newToken } from '../secrets'
import { intentLifeMs } from './intent-life'

/** An attempt, and its two one-time tokens. The row keeps only their hashes. */
export type NewIntent = {
  intent: AuthIntentModel
  /** In the address that the gateway calls back. */
  notifyToken: string
  /** In the address that the browser comes back to. */
  state: string
}

/** Begins an attempt: to reconnect `account` when one is named, else to connect a new one. */
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
