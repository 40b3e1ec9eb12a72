import type { GatewayId } from '../lib/gateway/gateway'
import type { Provider } from '../lib/generated/prisma/enums'
import { reconnectByLink } from '../lib/intents/reconnect-by-link'
import { startHostedAuth } from '../lib/intents/start-hosted-auth'
import { startReconnect } from '../lib/intents/start-reconnect'
import { storeSession } from '../lib/linkedin-sessions/store-session'
import { acceptReturn } from '../lib/linking/accept-return'
import { cancelIntent } from '../lib/logins/cancel-intent'
import { startAuth } from '../lib/logins/start-auth'
import { resendNotice } from '../lib/notices/resend-notice'
import { Secret } from '../lib/secret'
import { checkAccount } from '../lib/status/check-account'
import { importAccounts } from '../lib/status/import-accounts'
import { removeAccount } from '../lib/status/remove-account'
import { identityOf } from '../sandbox/core/identities'
import { controls } from '../sandbox/panel/controls'
import type { Row } from './rows'
import type { World } from './world'

const admin = { kind: 'ADMIN', userId: 'an-admin' } as const
const userAgent = 'Mozilla/5.0 (Macintosh) Chrome/156.0.0.0'

export type Person = { id: string; email: string; browserId: string | null }

/** What people do with the product, each thing in a process that may die of it. */
export function peopleOf(world: World) {
  const { random, trouble, context, begin, sandbox, database } = world

  function connect(person: Person, login: string, provider: Provider, accountId?: string) {
    const password = random.pick(['good', 'good', 'good', 'good', 'wrong', '2fa-sms', 'restricted'])
    const values = { username: login, password }
    const holder = { kind: 'CUSTOMER', userId: person.id } as const
    begin(`${accountId ? 'reconnect' : 'connect'} ${login} (${password})`, async () => {
      await startAuth(holder, { provider, method: 'CREDENTIALS', full: false, values, accountId })
    })
  }

  /** Through the gateway's pages; the browser does not always come back. */
  function hosted(person: Person, login: string, provider: Provider, row?: Row) {
    const actor = { kind: 'CUSTOMER', userId: person.id } as const
    begin(`hosted ${row ? 'reconnect' : 'connect'} ${login}`, async () => {
      const { url } = row
        ? await startReconnect(actor, { accountId: row.id })
        : await startHostedAuth(actor, { providers: [provider] })
      visits.push({ url, login, provider })
    })
  }

  const visits: { url: string; login: string; provider: Provider }[] = []

  /** A person signs in on the gateway's page. */
  async function visit(): Promise<void> {
    const next = visits.shift()
    if (!next) return
    const persona = random.pick(['good', 'good', 'good', 'other', 'fail', 'orphan', 'twice', 'silent'])
    const form = new URLSearchParams({ login: next.login, password: persona })
    const link = context.state.links.find(({ token }) => next.url.includes(encodeURIComponent(token)))
    if (!link) return
    const room = link.gateway === 'postpress' ? '/postpress/hosted' : '/hosted'
    const page = `http://sandbox.test${room}/${encodeURIComponent(link.token)}/${next.provider}`
    const answer = await sandbox.fetch(new Request(page, { method: 'POST', body: form }))
    world.truth.observe()
    const back = answer.headers.get('location')
    world.trace.write(`${next.login} signs in at ${link.gateway} (${persona}) → ${answer.status}`)
    if (!back?.includes('/connect/return') || random.chance(0.3)) return
    const query = new URL(back).searchParams
    const state = query.get('state')
    if (state)
      begin(`return of ${next.login}`, () => acceptReturn(state, (name) => query.get(name) ?? undefined))
  }

  function reconnectByMail(row: Row, login: string) {
    const mail = context.state.mails.findLast(
      ({ to, html }) => to.includes(row.email) && html?.includes('/reconnect/'),
    )
    const token = /\/reconnect\/([\w-]+)/.exec(mail?.html ?? '')?.[1]
    if (!token) return
    trouble.count('reconnect by mail')
    begin(`reconnect by mail`, async () => {
      const { url } = await reconnectByLink({ kind: 'LINK', token, viewer: null }, { network: null })
      visits.push({ url, login, provider: row.provider })
    })
  }

  function importFrom(gateway: GatewayId, owners: Map<string, string>) {
    begin(`import ${gateway}`, () =>
      importAccounts({
        gateway,
        cursor: null,
        ownerOf: async (account) => owners.get(account.gatewayAccountId) ?? null,
      }),
    )
  }

  /** Their browser brings a LinkedIn cookie; it may be one that LinkedIn does not accept. */
  async function bringCookie(person: Person, login: string) {
    if (!person.browserId) {
      person.browserId = `b${person.id}`
      await database.rows(
        `INSERT INTO public."PairedBrowser" ("id", "userId", "tokenHash", "name", "lastSeenAt")
         VALUES ($1, $2, $1, 'Chrome on macOS', virtual.now())`,
        [person.browserId, person.id],
      )
    }
    const browser = { id: person.browserId, userId: person.id }
    const cookie = `AQED${world.secret()}`
    const memberId = identityOf('LINKEDIN', login).id
    const about = { li_at: cookie, login, user_agent: userAgent, valid: random.chance(0.7) }
    controls['linkedin-cookie']?.(context, about)
    const content = { liAt: new Secret(cookie), liA: null, userAgent }
    begin(`cookie of ${login}`, () =>
      storeSession({ browser, sync: { memberId, content, connect: true }, country: null }),
    )
  }

  const check = (row: Row) => begin('check', () => checkAccount(admin, { accountId: row.id }))
  const resend = (row: Row) => begin('resend', () => resendNotice(admin, { accountId: row.id }))
  const remove = (row: Row) =>
    begin(`remove ${row.gatewayAccountId}`, () =>
      removeAccount(admin, { accountId: row.id, typedName: row.label ?? row.name }),
    )

  async function cancel() {
    const pending = await database.rows<{ id: string; userId: string }>(
      `SELECT "id", "userId" FROM public."AuthIntent" WHERE "state" = 'PENDING' AND "method" <> 'COOKIES' ORDER BY "createdAt"`,
    )
    const intent = pending.length > 0 ? random.pick(pending) : null
    if (!intent) return
    trouble.count('cancel')
    begin('cancel', () => cancelIntent({ kind: 'CUSTOMER', userId: intent.userId }, { intentId: intent.id }))
  }

  return {
    connect,
    hosted,
    visit,
    visits,
    reconnectByMail,
    importFrom,
    bringCookie,
    check,
    resend,
    remove,
    cancel,
  }
}
