import { type AccountRow, accountRow, accountRowSelect } from '../accounts/queries'
import { databaseNow } from '../clock'
import { getDb } from '../db'
import type { IntentFailure, IntentKind, Provider } from '../generated/prisma/enums'
import { hashToken } from '../secrets'

type About = {
  intentKind: IntentKind
  viaLink: boolean
  accountId: string | null
  locale: string | null
  timeZone: string | null
}

export type ReturnView =
  | { kind: 'unknown' }
  | (About & { kind: 'waiting'; startedAt: Date; expiresAt: Date; told: boolean })
  | (About & { kind: 'done'; account: AccountRow })
  | (About & {
      kind: 'failed'
      failure: IntentFailure
      provider: Provider | null
      expectedName: string | null
    })
  | (About & { kind: 'expired' })

/**
 * An attempt's state, for the page a person returns to. The redirect proves nothing: only the intent's row counts. The
 * state in the URL is itself a secret, so this works signed out.
 */
export async function viewReturn(state: string): Promise<ReturnView> {
  const intent = await getDb().authIntent.findUnique({
    where: { returnHash: hashToken(state) },
    include: { account: { select: accountRowSelect }, user: { select: { locale: true, timeZone: true } } },
  })
  if (!intent) return { kind: 'unknown' }
  const about = {
    intentKind: intent.kind,
    viaLink: intent.reconnectLinkId !== null,
    accountId: intent.accountId,
    ...intent.user,
  }
  const account = intent.account && accountRow(intent.account)
  switch (intent.state) {
    case 'SUCCEEDED':
      return account ? { kind: 'done', ...about, account } : { kind: 'unknown' }
    case 'FAILED':
      return {
        kind: 'failed',
        ...about,
        failure: intent.failure ?? 'REFUSED',
        provider: account?.provider ?? null,
        expectedName: account?.name ?? null,
      }
    case 'PENDING': {
      const told = intent.notifiedAt !== null
      if (!told && (await databaseNow()) > intent.expiresAt) return { kind: 'expired', ...about }
      return { kind: 'waiting', ...about, startedAt: intent.createdAt, expiresAt: intent.expiresAt, told }
    }
  }
}
