import { z } from 'zod'

/** Which kind of code field was shown; without it, the value is an id or a token and stays as it is. */
const kind = z.enum(['code', 'phone', 'any']).optional()

export const codeField = { kind, code: z.string().min(1).max(8_000) }

/**
 * What was typed, as the gateway expects it. Spaces and dashes in codes and numbers are removed. “00” and “+33 (0)6” are
 * ways to write a number that starts with “+”. Null when it cannot be a number.
 */
export function typedCode(typed: string, as: z.output<typeof kind>): string | null {
  const text = as ? typed.trim() : typed
  if (as === 'phone') {
    const number = text.replace(/\(0\)|[\s().\-/]/g, '').replace(/^00/, '+')
    return /^\+[1-9]\d{6,14}$/.test(number) ? number : null
  }
  if (as === 'code' && /^[\d\s-]+$/.test(text)) return text.replace(/\D/g, '') || null
  return text || null
}
