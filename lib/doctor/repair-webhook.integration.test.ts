import { expect, test } from 'vitest'
import { openStandIn } from '@/test/stand-in'
import { openWorld } from '@/test/world'
import { repairWebhook } from './repair-webhook'
import { webhookUrl } from './webhook-url'

// Unipile v2, which chooses the secret itself.

let asked: string[] = []
let refuses = ''
const url = await openStandIn(({ method, path }) => {
  asked.push(`${method} ${path.split('?', 1)[0]}`)
  if (method === 'GET') return { body: JSON.stringify({ data: endpoints() }) }
  if (method === 'POST') return { body: JSON.stringify({ id: 'we_new', secret: 'chosen' }) }
  return { status: path.endsWith(refuses) ? 500 : 200, body: '{}' }
})
await openWorld({ UNIPILE_V2_BASE_URL: url })
const endpoints = () => [
  { id: 'we_old', url: webhookUrl('UNIPILE_V2'), secret: 'lost' },
  { id: 'we_older', url: webhookUrl('UNIPILE_V2'), secret: 'lost' },
  { id: 'we_others', url: 'https://elsewhere.example/hook', secret: 'theirs' },
]
const path = '/webhooks/endpoints/'

test('the new webhook is there before the old ones go, and nobody else’s is touched', async () => {
  refuses = 'none'
  asked = []
  expect(await repairWebhook('UNIPILE_V2')).toEqual({ secret: 'chosen', left: [] })
  expect(asked).toEqual([`GET ${path}`, `POST ${path}`, `DELETE ${path}we_old`, `DELETE ${path}we_older`])
})

test('an old one that cannot be deleted does not cost the new one’s secret, and is named', async () => {
  refuses = 'we_old'
  asked = []
  expect(await repairWebhook('UNIPILE_V2')).toEqual({ secret: 'chosen', left: ['we_old'] })
  expect(asked).toContain(`DELETE ${path}we_older`)
})
