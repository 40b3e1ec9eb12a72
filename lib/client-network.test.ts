import { expect, test, vi } from 'vitest'
import { clientNetwork } from './client-network'

const now = vi.hoisted(() => ({ hops: 0, forwardedFor: null as string | null }))
vi.mock('./env', () => ({ env: () => ({ TRUSTED_PROXY_HOPS: now.hops }) }))
vi.mock('next/headers', () => ({
  headers: async () => new Headers(now.forwardedFor === null ? {} : { 'x-forwarded-for': now.forwardedFor }),
}))

const network = (hops: number, forwardedFor: string | null) => {
  Object.assign(now, { hops, forwardedFor })
  return clientNetwork()
}

test('a caller who is not behind a proxy of ours has no network, whatever they say', async () => {
  expect(await network(0, '203.0.113.7')).toBeNull()
  expect(await network(0, null)).toBeNull()
})

test('behind one proxy the network is what that proxy saw, whatever the caller put before it', async () => {
  expect(await network(1, '203.0.113.7')).toBe('203.0.113.7')
  expect(await network(1, '10.0.0.1, 127.0.0.1, 203.0.113.7')).toBe('203.0.113.7')
  expect(await network(1, '2001:db8::1')).toBe('2001:db8::1')
})

test('behind two it is what the outer one saw', async () => {
  expect(await network(2, '10.0.0.1, 203.0.113.7, 192.0.2.1')).toBe('203.0.113.7')
})

test('who comes round the outer proxy is known by what the inner one saw, and not let off', async () => {
  expect(await network(2, '198.51.100.9')).toBe('198.51.100.9')
})

test('a header that is missing or empty is no network', async () => {
  for (const forwardedFor of [null, '', ' ', ' , ']) expect(await network(1, forwardedFor)).toBeNull()
})
