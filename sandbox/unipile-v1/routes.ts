/**
 * Unipile's API v1, connecting accounts only, and Postpress's, which is the same with other manners (see
 * dialect.ts). Unsure, because no source says (see the vendor's guides at
 * developer.unipile.com): whether a link is made with 200 or 201 (here 201); what a reconnected account's
 * sources show until OK (here CONNECTING); whether one provider as a bare string is taken (here refused);
 * what `format: form` does to a delivery (here nothing); `type` of a webhook (here always TRIGGER); the HTTP
 * code of a checkpoint (here 202); what an account still signing in is to GET (here 404, except on reconnect);
 * how long a QR code lives (here as long as its intent: there is no call for another); what Postpress does
 * beyond its guide (here all that v1 does).
 */
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Context } from '../core/context.ts'
import { createGate } from '../core/gate.ts'
import { createSync, deleteAccount, getAccount, listAccounts, restartAccount } from './accounts.ts'
import { connectAccount, postCheckpoint, reconnectAccount, resend } from './custom-auth.ts'
import { type Dialect, speak } from './dialect.ts'
import { createLink } from './links.ts'
import { problem } from './problem.ts'
import { createWebhook, deleteWebhook, listWebhooks } from './webhooks.ts'

export function v1Api(context: Context, dialect: Dialect): Hono {
  const { gateway, key } = dialect
  const api = new Hono()
  api.use(speak(dialect))
  api.use(createGate(context, { gateway, key, refuse: problem }))
  api.use(bodyLimit({ maxSize: 256 * 1024, onError: (c) => problem(c, 'content_too_large') }))
  api.post('/hosted/accounts/link', (c) => createLink(context, c))
  api.post('/accounts', (c) => connectAccount(context, c))
  api.post('/accounts/checkpoint', (c) => postCheckpoint(context, c))
  api.post('/accounts/checkpoint/resend', (c) => resend(context, c))
  api.post('/accounts/:id', (c) => reconnectAccount(context, c))
  api.get('/accounts', (c) => listAccounts(context, c))
  api.get('/accounts/:id', (c) => getAccount(context, c))
  api.delete('/accounts/:id', (c) => deleteAccount(context, c))
  api.post('/accounts/:id/restart', (c) => restartAccount(context, c))
  api.get('/accounts/:id/sync', createSync(context))
  api.post('/webhooks', (c) => createWebhook(context, c))
  api.get('/webhooks', (c) => listWebhooks(context, c))
  api.delete('/webhooks/:id', (c) => deleteWebhook(context, c))
  api.all('*', (c) => problem(c, 'resource_not_found'))
  return api
}
