import { getDb } from '../db'

export type SyncState =
  | 'connecting'
  | 'connected'
  | 'repairing'
  | 'needs_you'
  | 'refused'
  | 'elsewhere'
  | 'removed'
  | 'trouble'

/** What the extension is told of a member's account: how it is, and a page of the dashboard that helps. */
export async function syncStateOf(
  memberRowId: string,
): Promise<{ state: SyncState; name: string | null; url: string }> {
  await getDb().linkedinMember.findUnique({ where: { id: memberRowId } })
  return { state: 'connecting', name: null, url: '' }
}
