import { AppError } from '../errors'
import type { PendingAuth } from '../gateway/auth'
import type { AuthIntentModel } from '../generated/prisma/models'

/** The attempt as its gateway knows it. */
export function pendingAuth(intent: AuthIntentModel): PendingAuth {
  const [provider] = intent.providers
  if (!provider || !intent.gatewayIntentId)
    throw new AppError('NOT_FOUND', 'the gateway does not wait for anything here')
  return { provider, gatewayIntentId: intent.gatewayIntentId }
}
