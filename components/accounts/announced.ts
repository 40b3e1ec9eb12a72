import type { AccountRow } from '@/lib/accounts/queries'
import { badgeWord } from '@/lib/accounts/status'

/** What the announcer tells of an account: nothing more of it goes to the browser. */
export function announced(account: Pick<AccountRow, 'id' | 'name' | 'status' | 'repairing'>) {
  return { id: account.id, name: account.name, word: badgeWord(account) }
}
