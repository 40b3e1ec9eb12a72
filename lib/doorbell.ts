import type { Client } from 'pg'
import { keepListening } from './keep-listening'
import { log } from './log'
import { Connection, connectionSettings } from './pg-connection'

/** What rings: an account's row changed (the owner's id), an attempt moved forward, a session ended (its own id). */
export type Bell = 'patchbay_accounts' | 'patchbay_intents' | 'patchbay_sessions'

type Listener = { bell: Bell; ring: (id: string | null) => void }

const bells: Bell[] = ['patchbay_accounts', 'patchbay_intents', 'patchbay_sessions']
const reconnectAfterMs = 2_000

type Feed = { listeners: Set<Listener>; client: Client | null }
const kept = globalThis as { patchbayFeed?: Feed }

/**
 * Reports every change, whoever made it: the database notifies on each write. The id is null when something may have
 * been missed. One connection per process, open only while somebody listens. Returns a function that stops it.
 */
export function onRing(bell: Bell, ring: Listener['ring']): () => void {
  const listener = { bell, ring }
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
  const client = new Connection(connectionSettings('patchbay-live'))
  feed.client = client
  client.on('notification', ({ channel, payload }) => tell(feed, channel as Bell, payload || null))
  client.on('error', (err) => {
    log.warn({ err }, 'the live feed lost its connection')
    retry(feed, client)
  })
  client
    .connect()
    .then(() => client.query(bells.map((bell) => `LISTEN ${bell}`).join(';')))
    .then(() => {
      keepListening(client)
      for (const bell of bells) tell(feed, bell, null)
    })
    .catch((err: unknown) => {
      // The last listener may have gone while it was connecting: then nothing is wrong.
      if (feed.client === client) log.warn({ err }, 'the live feed cannot connect')
      retry(feed, client)
    })
}

function tell(feed: Feed, bell: Bell, id: string | null): void {
  for (const listener of feed.listeners) if (listener.bell === bell) listener.ring(id)
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
