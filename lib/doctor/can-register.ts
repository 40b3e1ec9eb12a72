import type { FindingCode } from './examine'

/** Does registering the webhook anew put this right? */
export function canRegister(code: FindingCode): boolean {
  return code === 'WEBHOOK_MISSING' || code === 'WEBHOOK_WRONG_SECRET' || code === 'WEBHOOK_OFF'
}
