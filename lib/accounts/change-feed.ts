import { Client } from 'pg'
import { env } from '../env'
import { log } from '../log'

type Listener = (change: { userId: string | null }) => void

const channel = 'patchbay_accounts'
const reconnectAfterMs = 2_000

type Feed = { listeners: Set<Listener>; client: Client | null }
const kept = globalThis as { patchbayFeed?: Feed }

/**
 * Tells whenever an account changed, and whose: the database rings at every write, whoever wrote. `userId` is null when
 * something may have been missed. One connection per process, only while somebody listens. Answers how to stop.
 */
export function onAccountChange(listener: Listener): () => void {
  kept.patchbayFeed ??= { listeners: new Set(), client: null }
  const feed = kept.patchbayFeed
  feed.listeners.add(listener)
  if (!feed.client) connect(feed)
  return () => {
    feed.listeners.delete(listener)
    if (feed.listeners.size === 0) disconnect(feed)
  }
}

function connect(feed: Feed): void {
  const client = new Client({ connectionString: env().DATABASE_URL, application_name: 'patchbay-live' })
  feed.client = client
  client.on('notification', ({ payload }) => tell(feed, { userId: payload || null }))
  client.on('error', (err) => {
    log.warn({ err }, 'the live feed lost its connection')
    retry(feed, client)
  })
  client
    .connect()
    .then(() => client.query(`LISTEN ${channel}`))
    .then(() => tell(feed, { userId: null }))
    .catch((err: unknown) => {
      log.warn({ err }, 'the live feed cannot connect')
      retry(feed, client)
    })
}

function tell(feed: Feed, change: { userId: string | null }): void {
  for (const listener of feed.listeners) listener(change)
}

function retry(feed: Feed, lost: Client): void {
  if (feed.client !== lost) return
  disconnect(feed)
  setTimeout(() => {
    if (feed.listeners.size > 0 && !feed.client) connect(feed)
  }, reconnectAfterMs).unref()
}

function disconnect(feed: Feed): void {
  const { client } = feed
  feed.client = null
  client?.end().catch(() => undefined)
}
