import type { IntentFailure } from '../generated/prisma/enums'
import type { ConnectedAccountModel } from '../generated/prisma/models'

/** What linking came to: our account, or why there is none and whether the gateway's is to be deleted again. */
export type Linked = { account: ConnectedAccountModel } | { failure: IntentFailure; discard?: boolean }
