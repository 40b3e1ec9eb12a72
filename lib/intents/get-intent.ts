import type { Holder } from '../actor'
import { AppError } from '../errors'
import type { AuthIntentModel } from '../generated/prisma/models'
import { findIntent } from './find-intent'

/** An attempt this holder may see, for verbs that need one. */
export async function getIntent(holder: Holder, intentId: string): Promise<AuthIntentModel> {
  const intent = await findIntent(holder, intentId)
  if (!intent) throw new AppError('NOT_FOUND', 'no such attempt of this holder')
  return intent
}
