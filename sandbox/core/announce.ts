import type { Context } from './context.ts'
import { announceEvent, type EventOptions } from './events.ts'
import { providerOfType } from './providers.ts'
import type { Account, Link, Webhook } from './state.ts'
import { eventOf } from './status-words.ts'

// Vendor: deliveries are JSON, but the default content type of their HTTP client says form.
const vendorHeaders = {
  accept: 'application/json, text/plain, */*',
  'user-agent': 'axios/1.7.7',
  'content-type': 'application/x-www-form-urlencoded',
}

/** Notifies every subscriber of what happened to an account; `message` is v1's word in every dialect. */
export function announceStatus(
  context: Context,
  account: Account,
  message: string,
  options: EventOptions = {},
) {
  if (account.gateway === 'v2') {
    const type = eventOf(message)
    if (type) announceEvent(context, account, type, options)
    return
  }
  const body = JSON.stringify({
    AccountStatus: { account_id: account.id, account_type: account.type, message },
  })
  for (const webhook of context.state.webhooks) {
    if (webhook.gateway !== account.gateway || !wants(webhook, account.id, message)) continue
    context.deliveries.add({
      kind: 'webhook',
      lane: `${webhook.id}:${account.id}`,
      summary: `${message} ${providerOfType(account.type).label} · ${account.name}`,
      url: webhook.requestUrl,
      headers: headersOf(webhook),
      body,
    })
  }
}

function wants(webhook: Webhook, accountId: string, message: string): boolean {
  if (webhook.source !== 'account_status' || !webhook.enabled) return false
  if (webhook.accountIds.length > 0 && !webhook.accountIds.includes(accountId)) return false
  return !webhook.events?.length || webhook.events.includes(message.toLowerCase())
}

/** Configured headers win over the vendor's own, whatever their case. */
export function headersOf(webhook: Webhook, extra: Record<string, string> = {}): Record<string, string> {
  const headers: Record<string, string> = { ...vendorHeaders }
  for (const { key, value } of webhook.headers) headers[key.toLowerCase()] = value
  for (const [key, value] of Object.entries(extra)) headers[key.toLowerCase()] = value
  return headers
}

type NotifyOptions = { accountId?: string; delayMs?: number; times?: number }

/** The callback to the notify_url of one link. */
export function notifyOwner(context: Context, link: Link, status: string, options: NotifyOptions = {}) {
  link.lastNotify = {
    status,
    ...(options.accountId ? { account_id: options.accountId } : {}),
    ...(link.name === null ? {} : { name: link.name }),
  }
  if (!link.notifyUrl) return
  for (let copy = 0; copy < (options.times ?? 1); copy++) {
    sendNotify(context, link.notifyUrl, JSON.stringify(link.lastNotify), {
      lane: `notify:${link.token}:${copy}`,
      summary: status,
      delayMs: options.delayMs,
    })
  }
}

type SendOptions = { lane: string; summary: string; delayMs?: number; maxAttempts?: number; exempt?: boolean }

export function sendNotify(context: Context, url: string, body: string, options: SendOptions) {
  return context.deliveries.add({ kind: 'notify', url, headers: { ...vendorHeaders }, body, ...options })
}
