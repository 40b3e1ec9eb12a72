type Listed = { id: string; request_url: string; headers?: { key: string; value: string }[] }

/**
 * Makes the status webhook at the gateway, over its public API as an adopter would, unless it is there with the present
 * secret.
 */
export async function registerWebhook(env: {
  APP_URL: string
  UNIPILE_V1_DSN: string
  UNIPILE_V1_API_KEY: string
  UNIPILE_V1_WEBHOOK_SECRET: string
}): Promise<void> {
  const requestUrl = `${env.APP_URL}/api/webhooks/status/unipile-v1`
  const call = async (method: string, path: string, body?: object) => {
    const answer = await fetch(`${env.UNIPILE_V1_DSN}/api/v1/webhooks${path}`, {
      method,
      headers: { 'x-api-key': env.UNIPILE_V1_API_KEY, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    if (!answer.ok)
      throw new Error(`The gateway refused the webhook (${answer.status}): ${text.slice(0, 300)}`)
    return JSON.parse(text) as unknown
  }

  const { items } = (await call('GET', '?limit=250')) as { items: Listed[] }
  const ours = items.filter((webhook) => webhook.request_url === requestUrl)
  const isCurrent = (webhook: Listed) =>
    webhook.headers?.some(
      ({ key, value }) => key === 'Unipile-Auth' && value === env.UNIPILE_V1_WEBHOOK_SECRET,
    )
  if (ours.some(isCurrent)) return
  for (const webhook of ours) await call('DELETE', `/${webhook.id}`)
  await call('POST', '', {
    source: 'account_status',
    name: 'Patchbay',
    request_url: requestUrl,
    format: 'json',
    headers: [
      { key: 'Content-Type', value: 'application/json' },
      { key: 'Unipile-Auth', value: env.UNIPILE_V1_WEBHOOK_SECRET },
    ],
  })
}
