import { z } from 'zod'
import type { HttpAnswer } from '../http'
import { readAnswer } from '../read-answer'
import type { GatewaySetup } from '../setup'

// The events we act on. Vendor: one unknown name makes the whole request fail; these names are from the newer schema.
const triggerEvents = [
  'account.add',
  'account.reconnect',
  'account.remove',
  'account.status.running',
  'account.status.disconnected',
  'account.status.errored',
  'account.status.degraded',
  'account.status.partial',
  'account.locked',
  'account.unlocked',
]

const endpoint = z.object({
  id: z.string(),
  url: z.string(),
  enabled: z.boolean().catch(true),
  trigger_events: z.array(z.string()).catch([]),
  /** Empty: all accounts. */
  account_ids: z.array(z.unknown()).catch([]),
  secret: z.string().nullish().catch(null),
})

const created = z.object({ secret: z.string().min(1) })

const list = z.object({ data: z.array(endpoint) })

type Call = (method: string, path: string, more?: { body?: unknown }) => Promise<HttpAnswer>

/** The webhook endpoint of v2. The gateway chooses its secret. */
export function v2Setup(call: Call, secrets: () => readonly string[]): GatewaySetup {
  return {
    async listWebhooks() {
      const answer = await call('GET', '/webhooks/endpoints/?limit=100')
      const { data } = readAnswer(answer, (json) => list.safeParse(json).data ?? null)
      return data.map((item) => ({
        id: item.id,
        url: item.url,
        isEnabled: item.enabled,
        hasSecret: item.secret ? secrets().includes(item.secret) : null,
        isComplete:
          item.account_ids.length === 0 && triggerEvents.every((name) => item.trigger_events.includes(name)),
      }))
    },

    async createWebhook(url) {
      const body = { url, description: 'Patchbay connected accounts', trigger_events: triggerEvents }
      const answer = await call('POST', '/webhooks/endpoints/', { body })
      return readAnswer(answer, (json) => created.safeParse(json).data ?? null)
    },

    async deleteWebhook(id) {
      await call('DELETE', `/webhooks/endpoints/${encodeURIComponent(id)}`)
    },
  }
}
