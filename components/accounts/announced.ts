import type { AccountRow } from '@/lib/accounts/queries'
import { badgeWord } from '@/lib/accounts/status'

/** What the announcer says about an account; nothing else about it is sent to the browser. */
export function announced(account: Pick<AccountRow, 'id' | 'name' | 'status' | 'repairing'>) {
  return { id: account.id, name: account.name, word: badgeWord(account) }
}
