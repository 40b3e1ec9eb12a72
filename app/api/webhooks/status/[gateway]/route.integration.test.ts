import { expect, test } from 'vitest'
import { openWorld } from '@/test/world'
import { POST } from './route'

await openWorld({ POSTPRESS_API_KEY: '' })

const post = (gateway: string, headers: Record<string, string>) =>
  POST(new Request('http://patchbay.test/', { method: 'POST', headers, body: '{}' }), {
    params: Promise.resolve({ gateway }),
  })

test('each gateway has its address, and believes its own header only', async () => {
  const given = { 'unipile-auth': 'secret', 'postpress-auth': 'secret-pp' }
  expect((await post('unipile-v1', given)).status).toBe(200)
  expect((await post('unipile-v1', { 'postpress-auth': 'secret-pp' })).status).toBe(401)
  expect((await post('unipile-v2', given)).status).toBe(401)
})

test('a gateway whose key is taken out for a while is still heard', async () => {
  expect((await post('postpress', { 'postpress-auth': 'secret-pp' })).status).toBe(200)
})

test.each(['unipile-v3', 'UNIPILE_V1', 'unipile_v1', '', 'constructor'])('%j is 404', async (name) => {
  expect((await post(name, { 'unipile-auth': 'secret' })).status).toBe(404)
})
