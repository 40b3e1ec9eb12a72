import { Resend } from 'resend'
import { findMailTrouble } from '../delivery/find-mail-trouble'
import { activeGateways, env } from '../env'
import type { GatewayId } from '../gateway/gateway'
import { GatewayError } from '../gateway/gateway-error'
import { getGateway } from '../gateway/gateways'
import { isMigrated } from './is-migrated'
import { webhookUrl } from './webhook-url'

/** One line of the set-up check. `code` has a sentence and, unless it is fine, what to do (`doctor.<CODE>`). */
export type Finding = {
  about: 'database' | 'mail' | 'address' | GatewayId
  state: 'fine' | 'unknown' | 'wrong'
  code: FindingCode
  detail: Record<string, string>
}

export type FindingCode =
  | 'DATABASE_OK'
  | 'DATABASE_GONE'
  | 'DATABASE_OLD'
  | 'KEY_OK'
  | 'KEY_REFUSED'
  | 'GATEWAY_SILENT'
  | 'GATEWAY_UNREADABLE'
  | 'WEBHOOK_OK'
  | 'WEBHOOK_MISSING'
  | 'WEBHOOK_WRONG_SECRET'
  | 'WEBHOOK_OFF'
  | 'WEBHOOK_UNKNOWN'
  | 'CLOCK_OK'
  | 'CLOCK_WRONG'
  | 'MAIL_OK'
  | 'MAIL_DOMAIN_MISSING'
  | 'MAIL_KEY_REFUSED'
  | 'MAIL_UNKNOWN'
  | 'MAIL_STOPPED'
  | 'ADDRESS_OK'
  | 'ADDRESS_SILENT'

const finding = (
  about: Finding['about'],
  state: Finding['state'],
  code: FindingCode,
  detail: Record<string, string> = {},
): Finding => ({ about, state, code, detail })

/** Checks everything needed to go live, against the real services; changes nothing. */
export async function examine(now = () => new Date()): Promise<Finding[]> {
  const gateways = activeGateways().map(({ id, base }) => examineGateway(id, base, now))
  const others = [examineDatabase(), examineAddress(), examineMail(), examineSending()]
  const found = await Promise.all([...others, ...gateways])
  return found.flat()
}

async function examineDatabase(): Promise<Finding> {
  try {
    const isComplete = await isMigrated()
    return finding('database', isComplete ? 'fine' : 'wrong', isComplete ? 'DATABASE_OK' : 'DATABASE_OLD')
  } catch {
    return finding('database', 'wrong', 'DATABASE_GONE')
  }
}

async function examineAddress(): Promise<Finding> {
  const url = `${env().APP_URL}/api/health`
  try {
    const answer = await fetch(url, {
      signal: AbortSignal.timeout(10_000),
      redirect: 'manual',
      cache: 'no-store',
    })
    const isOurs = answer.ok && 'database' in ((await answer.json()) as object)
    return finding('address', isOurs ? 'fine' : 'wrong', isOurs ? 'ADDRESS_OK' : 'ADDRESS_SILENT', { url })
  } catch {
    return finding('address', 'wrong', 'ADDRESS_SILENT', { url })
  }
}

async function examineMail(): Promise<Finding> {
  const { RESEND_API_KEY, RESEND_BASE_URL, EMAIL_FROM } = env()
  const domain = /@([^>\s]+)/.exec(EMAIL_FROM)?.[1]?.toLowerCase() ?? ''
  const resend = new Resend(RESEND_API_KEY, { ...(RESEND_BASE_URL && { baseUrl: RESEND_BASE_URL }) })
  const { data, error } = await resend.domains.list()
  if (data) {
    const known = data.data.find((entry) => domain === entry.name || domain.endsWith(`.${entry.name}`))
    const isVerified = known?.status === 'verified'
    return finding('mail', isVerified ? 'fine' : 'wrong', isVerified ? 'MAIL_OK' : 'MAIL_DOMAIN_MISSING', {
      domain,
    })
  }
  // A key limited to sending cannot list domains. That is fine, but we cannot check the domain with it.
  const isRefused = error?.name === 'invalid_api_key' || error?.name === 'missing_api_key'
  return finding('mail', isRefused ? 'wrong' : 'unknown', isRefused ? 'MAIL_KEY_REFUSED' : 'MAIL_UNKNOWN', {
    domain,
  })
}

/** What sending met last: nobody can be mailed that mail is broken. */
async function examineSending(): Promise<Finding[]> {
  const found = await findMailTrouble().catch(() => null)
  if (!found) return []
  return [finding('mail', 'wrong', 'MAIL_STOPPED', { why: found.trouble, waiting: String(found.waiting) })]
}

async function examineGateway(id: GatewayId, base: string, now: () => Date): Promise<Finding[]> {
  try {
    const gateway = getGateway(id)
    const [some] = (await gateway.listAccounts(null)).accounts
    // A single account can be described differently than in the list, and statuses are learned from single reads.
    if (some) await gateway.findAccount(some.gatewayAccountId)
  } catch (error) {
    return [finding(id, 'wrong', troubleOf(error), { base })]
  }
  return [finding(id, 'fine', 'KEY_OK'), await examineWebhook(id), await examineClock(id, base, now)]
}

function troubleOf(error: unknown): FindingCode {
  const fault = error instanceof GatewayError ? error.fault : null
  if (fault === 'KEY_REFUSED' || fault === 'SUBSCRIPTION') return 'KEY_REFUSED'
  return fault === 'UNREADABLE' ? 'GATEWAY_UNREADABLE' : 'GATEWAY_SILENT'
}

async function examineWebhook(id: GatewayId): Promise<Finding> {
  const url = webhookUrl(id)
  try {
    const here = (await getGateway(id).setup.listWebhooks()).filter((webhook) => webhook.url === url)
    if (here.length === 0) return finding(id, 'wrong', 'WEBHOOK_MISSING', { url })
    const good = here.find(
      (webhook) => webhook.hasSecret !== false && webhook.isEnabled && webhook.isComplete,
    )
    if (good) return finding(id, 'fine', 'WEBHOOK_OK', { url })
    const isSecret = here.every((webhook) => webhook.hasSecret === false)
    return finding(id, 'wrong', isSecret ? 'WEBHOOK_WRONG_SECRET' : 'WEBHOOK_OFF', { url })
  } catch {
    return finding(id, 'unknown', 'WEBHOOK_UNKNOWN', { url })
  }
}

/** Link expiries and signatures are checked against both our clock and the gateway's. */
async function examineClock(id: GatewayId, base: string, now: () => Date): Promise<Finding> {
  const answer = await fetch(base, { method: 'HEAD', signal: AbortSignal.timeout(10_000) }).catch(() => null)
  const theirs = Date.parse(answer?.headers.get('date') ?? '')
  const seconds = Number.isNaN(theirs) ? 0 : Math.round((now().getTime() - theirs) / 1000)
  const isRight = Math.abs(seconds) <= 60
  return finding(id, isRight ? 'fine' : 'wrong', isRight ? 'CLOCK_OK' : 'CLOCK_WRONG', {
    seconds: String(seconds),
  })
}
