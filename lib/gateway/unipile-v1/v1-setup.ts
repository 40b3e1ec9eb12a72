import { z } from 'zod'
import { matchesSecret } from '../../secrets'
import { readAnswer } from '../read-answer'
import type { GatewaySetup } from '../setup'
import { succeeded, type V1Call } from './v1-call'
import { parseV1Event } from './v1-events'

const list = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      request_url: z.string(),
      enabled: z.boolean().catch(true),
      headers: z.array(z.object({ key: z.string(), value: z.string() })).catch([]),
      events: z.array(z.string()).nullish().catch(null),
    }),
  ),
})

const events = [
  'creation_success',
  'creation_fail',
  'deleted',
  'reconnected',
  'sync_success',
  'stopped',
  'ok',
  'connecting',
  'error',
  'credentials',
  'permissions',
]

/** The events we act on. */
const needed = events.filter((message) => parseV1Event({ account_id: 'any', message }).kind === 'status')

/** The account_status webhook of v1 and its dialects. */
export function v1Setup(
  call: V1Call,
  door: () => { header: string; secrets: readonly string[] },
): GatewaySetup {
  return {
    async listWebhooks() {
      const answer = succeeded(await call('GET', '/webhooks?limit=250'))
      const { items } = readAnswer(answer, (json) => list.safeParse(json).data ?? null)
      const { header, secrets } = door()
      return items.map((item) => ({
        id: item.id,
        url: item.request_url,
        isEnabled: item.enabled,
        hasSecret: item.headers.some(
          ({ key, value }) => key.toLowerCase() === header.toLowerCase() && matchesSecret(value, secrets),
        ),
        // Vendor: without a list it sends every event.
        isComplete: !item.events || needed.every((event) => item.events?.includes(event)),
      }))
    },

    async createWebhook(url) {
      const { header, secrets } = door()
      const body = {
        source: 'account_status',
        request_url: url,
        name: 'Patchbay account status',
        format: 'json',
        enabled: true,
        events,
        headers: [
          // Vendor: without this, the JSON body is labeled as form data.
          { key: 'Content-Type', value: 'application/json' },
          { key: header, value: secrets[0] },
        ],
      }
      succeeded(await call('POST', '/webhooks', { body }))
      return { secret: null }
    },

    async deleteWebhook(id) {
      succeeded(await call('DELETE', `/webhooks/${encodeURIComponent(id)}`))
    },
  }
}
