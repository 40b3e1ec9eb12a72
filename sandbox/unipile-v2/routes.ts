/**
 * Unipile's API v2, connecting accounts only. Unsure, because no source says (see the vendor's guides at
 * developer.unipile.com): what an intent that is over answers (here 404 api/resource_not_found) and whether
 * one survives a wrong code (here it does); what a denied approval is (here provider/invalid_credentials);
 * how long an approval is waited for (here 90 s, then provider/timeout and the intent lives on); what comes
 * back from OAuth (here the parameters of a hosted link); the schemas of Facebook, X and Google Messages
 * (here username and password, and a QR code); whether a challenge may be chosen by /auth/checkpoint (here
 * only by /auth/checkpoint/request); the HTTP codes the vendor's list only implies by its order.
 */
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Context } from '../core/context.ts'
import { createGate } from '../core/gate.ts'
import { deleteAccount, getAccount, getOwnProfile, listAccounts, patchAccount } from './accounts.ts'
import { createIntent, postCheckpoint, requestAnother, resend } from './auth.ts'
import { listConversations } from './conversations.ts'
import { createEndpoint, deleteEndpoint, getEndpoint, listEndpoints, patchEndpoint } from './endpoints.ts'
import { createLink } from './links.ts'
import { InvalidParameters, problem, troubled } from './problem.ts'

export function unipileV2(context: Context): Hono {
  const api = new Hono()
  api.use(createGate(context, { gateway: 'v2', key: () => context.settings.v2ApiKey, refuse: troubled }))
  api.use(bodyLimit({ maxSize: 256 * 1024, onError: (c) => problem(c, 'too_large') }))
  api.post('/auth/intent', (c) => createIntent(context, c))
  api.post('/auth/checkpoint', (c) => postCheckpoint(context, c))
  api.post('/auth/checkpoint/request', (c) => requestAnother(context, c))
  api.post('/auth/checkpoint/resend', (c) => resend(context, c))
  api.post('/auth/link', (c) => createLink(context, c))
  api.get('/accounts', (c) => listAccounts(context, c))
  api.get('/accounts/:id', (c) => getAccount(context, c))
  api.patch('/accounts/:id', (c) => patchAccount(context, c))
  api.delete('/accounts/:id', (c) => deleteAccount(context, c))
  api.get('/:id/users/me', (c) => getOwnProfile(context, c))
  api.post('/webhooks/endpoints', (c) => createEndpoint(context, c))
  api.get('/webhooks/endpoints', (c) => listEndpoints(context, c))
  api.get('/webhooks/endpoints/:id', (c) => getEndpoint(context, c))
  api.patch('/webhooks/endpoints/:id', (c) => patchEndpoint(context, c))
  api.delete('/webhooks/endpoints/:id', (c) => deleteEndpoint(context, c))
  api.get('/webhooks/conversations', (c) => listConversations(context, c))
  api.all('*', (c) => problem(c, 'not_found', 'No such route.'))
  api.onError((error, c) => {
    if (error instanceof InvalidParameters) return problem(c, 'invalid_parameters', error.message)
    context.log(`sandbox: ${error.stack ?? error.message}`)
    return problem(c, 'internal')
  })
  return api
}
