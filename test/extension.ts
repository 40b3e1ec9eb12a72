import { randomUUID } from 'node:crypto'
import { getDb } from '@/lib/db'
import { env } from '@/lib/env'
import { answerExtension, type ExtensionAnswer } from '@/lib/pairing/extension-endpoint'
import { makePairingCode } from '@/lib/pairing/make-pairing-code'
import { receivePairing } from '@/lib/pairing/receive-pairing'
import { receiveSync } from '@/lib/pairing/receive-sync'
import { receiveUnpairing } from '@/lib/pairing/receive-unpairing'
import { hashToken } from '@/lib/secrets'

// For the tests: an extension that sends real requests to its endpoints.

export const chrome =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36'

export type Sent = {
  method?: string
  token?: string | null
  origin?: string | null
  headers?: Record<string, string>
  /** Sent as JSON; a string as it is. */
  body?: unknown
}

export const ourOrigin = () => `chrome-extension://${env().EXTENSION_IDS[0]}`

export function requestOf({ method = 'POST', token, origin = ourOrigin(), headers, body }: Sent): Request {
  return new Request('http://localhost:3000/api/extension/linkedin', {
    method,
    headers: {
      ...(origin !== null && { origin }),
      ...(token && { authorization: `Bearer ${token}` }),
      'content-type': 'application/json',
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
}

async function send(about: Sent, receive: (request: Request) => Promise<ExtensionAnswer>) {
  const request = requestOf(about)
  const response = await answerExtension(request, () => receive(request))
  const text = await response.text()
  return { status: response.status, headers: response.headers, text, body: text ? JSON.parse(text) : null }
}

export const sendPairing = (about: Sent, network: string | null = null) =>
  send(about, (request) => receivePairing(request, network))
export const sendUnpairing = (about: Sent) => send({ method: 'DELETE', ...about }, receiveUnpairing)
export const sendSync = (about: Sent) => send(about, receiveSync)

/** Pairs a browser with this customer, as the extension does. */
export async function pair(userId: string, userAgent = chrome): Promise<{ token: string; id: string }> {
  const { code } = await makePairingCode({ kind: 'CUSTOMER', userId })
  const { body } = await sendPairing({ body: { code, user_agent: userAgent } })
  const tokenHash = hashToken(body.token)
  const { id } = await getDb().pairedBrowser.findUniqueOrThrow({ where: { tokenHash } })
  return { token: body.token, id }
}

/** A session that nobody else has. */
export function newSession(memberId = `ACoAA${randomUUID().slice(0, 12)}`) {
  return { li_at: `AQED${randomUUID()}`, li_a: `AQJ${randomUUID()}`, user_agent: chrome, member_id: memberId }
}

/** A new customer with one paired browser. */
export async function newPairedBrowser(): Promise<{ userId: string; token: string; id: string }> {
  const { id: userId } = await getDb().user.create({ data: { email: `${randomUUID()}@example.com` } })
  return { userId, ...(await pair(userId)) }
}

/** The LinkedIn sessions we hold of a customer, in the order in which they were brought. */
export const sessionsOf = (userId: string) =>
  getDb().linkedinSession.findMany({
    where: { member: { userId } },
    orderBy: { serial: 'asc' },
    include: { member: true },
  })

export async function soleSession(userId: string) {
  const [session, ...more] = await sessionsOf(userId)
  if (!session || more.length > 0) throw new Error(`${more.length + 1} sessions`)
  return session
}

/** The waiting job of a member, if there is one. */
export const jobsFor = (memberRowId: string) =>
  getDb().$queryRaw<unknown[]>`SELECT 1 FROM graphile_worker.jobs WHERE key = ${`linkedin:${memberRowId}`}`
