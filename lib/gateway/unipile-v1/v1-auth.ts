import { setTimeout as pause } from 'node:timers/promises'
import type { AuthAnswer, AwaitedAuth, GatewayAuth } from '../auth'
import type { FoundAccount } from '../gateway'
import { GatewayError } from '../gateway-error'
import { readAnswer } from '../read-answer'
import { parseAuthAnswer, startBody, toLinkProvider } from './v1-auth-wire'
import { succeeded, type V1Call } from './v1-call'

/** A login also waits for the provider, so it gets more time than other calls. */
const loginTimeoutMs = 75_000
const lookEveryMs = 3_000
const lookForMs = 60_000

/**
 * Custom authentication of Unipile v1. Vendor: no call waits for a scan or an approval, so the account is polled until
 * one of its parts works. https://developer.unipile.com/docs/connect-accounts
 */
export function v1Auth(call: V1Call, findAccount: (id: string) => Promise<FoundAccount>): GatewayAuth {
  async function answerTo(path: string, body: unknown): Promise<AuthAnswer> {
    const answer = succeeded(await call('POST', path, { body, timeoutMs: loginTimeoutMs }))
    return readAnswer(answer, parseAuthAnswer)
  }

  return {
    start(request) {
      const path = request.reconnect ? `/accounts/${encodeURIComponent(request.reconnect)}` : '/accounts'
      return answerTo(path, startBody(request))
    },

    solve({ provider, gatewayIntentId }, code) {
      return answerTo('/accounts/checkpoint', {
        provider: toLinkProvider(provider),
        account_id: gatewayIntentId,
        code: code.reveal(),
      })
    },

    async wait({ gatewayIntentId, worked }: AwaitedAuth, signal) {
      // For an account that never stopped working, only the gateway's RECONNECTED event proves the reconnect.
      let mayWork = !worked
      for (let waited = 0; waited < lookForMs; waited += lookEveryMs) {
        const account = await findAccount(gatewayIntentId)
        const works = account !== null && account !== 'logged out' && account.status === 'OK'
        if (works && mayWork) return { kind: 'account', gatewayAccountId: account.gatewayAccountId }
        mayWork ||= !works
        await pause(lookEveryMs, undefined, { signal })
      }
      throw new GatewayError('TIMEOUT', {})
    },

    async resend({ provider, gatewayIntentId }) {
      const body = { provider: toLinkProvider(provider), account_id: gatewayIntentId }
      succeeded(await call('POST', '/accounts/checkpoint/resend', { body }))
    },
  }
}
