import type { IntentFailure } from '../generated/prisma/enums'
import type { ConnectedAccountModel } from '../generated/prisma/models'

/** The result of linking: our account, or why there is none and whether to delete the gateway's. */
export type Linked = { account: ConnectedAccountModel } | { failure: IntentFailure; discard?: boolean }
