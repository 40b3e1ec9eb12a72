import type { FoundAccount, GatewayAccount } from './gateway'
import { GatewayError } from './gateway-error'
import { judgeRefusedRead, type ListAnswer } from './judge-refused-read'

/** Reads one account; a refusal that could be either the account's fault or our key's costs one more call. */
export async function readOne(
  read: () => Promise<GatewayAccount | null>,
  list: () => Promise<unknown>,
): Promise<FoundAccount> {
  try {
    return await read()
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error
    const first = judgeRefusedRead(error, null)
    const verdict = first === 'ask the list' ? judgeRefusedRead(error, await answerOf(list)) : first
    if (verdict === 'logged out') return verdict
    if (verdict === 'ask the list' || verdict === error.fault) throw error
    const { httpStatus, vendorType } = error
    throw new GatewayError(verdict, { vendorType, ...(httpStatus && { httpStatus }) })
  }
}

async function answerOf(list: () => Promise<unknown>): Promise<ListAnswer> {
  try {
    await list()
    return 'answers'
  } catch (error) {
    if (error instanceof GatewayError) return error.fault
    throw error
  }
}
