/**
 * Unipile's API v1, connecting accounts only. Unsure, because no source says (see the vendor's guides at
 * developer.unipile.com): whether a link is made with 200 or 201 (here 201); what a reconnected account's
 * sources show until OK (here CONNECTING); whether one provider as a bare string is taken (here refused);
 * what `format: form` does to a delivery (here nothing); `type` of a webhook (here always TRIGGER).
 */
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Context } from '../core/context.ts'
import { createSync, deleteAccount, getAccount, listAccounts, restartAccount } from './accounts.ts'
import { createGate } from './gate.ts'
import { createLink } from './links.ts'
import { problem } from './problem.ts'
import { createWebhook, deleteWebhook, listWebhooks } from './webhooks.ts'

export function unipileV1(context: Context): Hono {
  const api = new Hono()
  api.use(createGate(context))
  api.use(bodyLimit({ maxSize: 256 * 1024, onError: (c) => problem(c, 'content_too_large') }))
  api.post('/hosted/accounts/link', (c) => createLink(context, c))
  api.get('/accounts', (c) => listAccounts(context, c))
  api.get('/accounts/:id', (c) => getAccount(context, c))
  api.delete('/accounts/:id', (c) => deleteAccount(context, c))
  api.post('/accounts/:id/restart', (c) => restartAccount(context, c))
  api.get('/accounts/:id/sync', createSync(context))
  api.post('/webhooks', (c) => createWebhook(context, c))
  api.get('/webhooks', (c) => listWebhooks(context, c))
  api.delete('/webhooks/:id', (c) => deleteWebhook(context, c))
  api.post('/accounts', (c) => problem(c, 'feature_not_implemented'))
  api.post('/accounts/*', (c) => problem(c, 'feature_not_implemented'))
  api.all('*', (c) => problem(c, 'resource_not_found'))
  return api
}
