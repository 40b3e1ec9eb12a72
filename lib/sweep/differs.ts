import type { ListedSnapshot } from '../accounts/read-accounts'
import type { ConnectedAccountModel } from '../generated/prisma/models'
import { foundStatus } from '../status/found-status'

type Known = Pick<
  ConnectedAccountModel,
  'status' | 'statusReason' | 'missingSince' | 'identity' | 'handle' | 'name' | 'sources'
>

/** Does the list differ from what our row says about an account? If so, the account is read individually. Pure. */
export function differs(known: Known, listed: ListedSnapshot): boolean {
  const found = foundStatus(known, listed)
  if (known.missingSince || found.status !== known.status || found.reason !== known.statusReason) return true
  // Another person's details are never stored here, so they would always differ.
  if (found.reason) return false
  const { identity, handle, name, sources } = listed.account
  return (
    isOther(known.identity, identity) ||
    isOther(known.handle, handle) ||
    name !== known.name ||
    // A list that omits an account's parts says nothing about them.
    (sources.length > 0 && inOrder(sources) !== inOrder(known.sources))
  )
}

function isOther(known: string | null, listed: string | null): boolean {
  return listed !== null && listed !== known
}

function inOrder(sources: unknown): string {
  const parts = sources as ListedSnapshot['account']['sources']
  return parts
    .map(({ id, status }) => `${id} ${status}`)
    .sort()
    .join()
}
