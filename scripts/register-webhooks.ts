import type { StackEnv } from './stack-env'

type Listed = { id: string; request_url?: string; url?: string }

/**
 * Makes the status webhooks at the sandbox's gateways, over their public APIs as an adopter would, unless they are there
 * already. The secrets outlive a restart, and so do the webhooks.
 */
export async function registerWebhooks(env: StackEnv): Promise<void> {
  const door = (name: string) => `${env.APP_URL}/api/webhooks/status/${name}`
  await registerV1(`${env.UNIPILE_V1_DSN}/api/v1`, env.UNIPILE_V1_API_KEY, door('unipile-v1'), {
    'Unipile-Auth': env.UNIPILE_V1_WEBHOOK_SECRET,
  })
  await registerV1(env.POSTPRESS_BASE_URL, env.POSTPRESS_API_KEY, door('postpress'), {
    'Postpress-Auth': env.POSTPRESS_WEBHOOK_SECRET,
  })
  await registerV2(env, door('unipile-v2'))
}

async function registerV1(base: string, key: string, url: string, proof: Record<string, string>) {
  const call = caller(base, key)
  const { items } = (await call('GET', '/webhooks?limit=250')) as { items: Listed[] }
  if (items.some((webhook) => webhook.request_url === url)) return
  const headers = Object.entries({ 'Content-Type': 'application/json', ...proof })
  await call('POST', '/webhooks', {
    source: 'account_status',
    name: 'Patchbay',
    request_url: url,
    format: 'json',
    headers: headers.map(([name, value]) => ({ key: name, value })),
  })
}

async function registerV2(env: StackEnv, url: string) {
  const call = caller(env.UNIPILE_V2_BASE_URL, env.UNIPILE_V2_API_KEY)
  const { data } = (await call('GET', '/webhooks/endpoints/?limit=100')) as { data: Listed[] }
  if (data.some((endpoint) => endpoint.url === url)) return
  const words = ['add', 'reconnect', 'remove', 'locked', 'unlocked']
  const statuses = ['running', 'disconnected', 'errored', 'degraded', 'partial'].map(
    (word) => `status.${word}`,
  )
  const trigger_events = [...words, ...statuses].map((word) => `account.${word}`)
  // The vendor would choose the secret; the sandbox accepts ours, so that nothing has to be copied by hand.
  await call('POST', '/webhooks/endpoints/', { url, trigger_events, secret: env.UNIPILE_V2_WEBHOOK_SECRET })
}

function caller(base: string, key: string) {
  return async (method: string, path: string, body?: object): Promise<unknown> => {
    const answer = await fetch(`${base}${path}`, {
      method,
      headers: { 'x-api-key': key, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    if (!answer.ok)
      throw new Error(`The gateway refused the webhook (${answer.status}): ${text.slice(0, 300)}`)
    return JSON.parse(text) as unknown
  }
}
