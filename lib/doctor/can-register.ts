import type { FindingCode } from './examine'

/** Would registering the webhook again fix this? */
export function canRegister(code: FindingCode): boolean {
  return code === 'WEBHOOK_MISSING' || code === 'WEBHOOK_WRONG_SECRET' || code === 'WEBHOOK_OFF'
}
