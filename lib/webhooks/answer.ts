/** The answer to a webhook's sender. A gateway counts anything but 200 against its five tries. */
export type WebhookAnswer = { status: 200 | 400 | 401 | 413 | 503; headers?: Record<string, string> }

export const stored: WebhookAnswer = { status: 200 }
export const forged: WebhookAnswer = { status: 401 }
export const tooLarge: WebhookAnswer = { status: 413 }
export const notJson: WebhookAnswer = { status: 400 }
/** Only for our own failure: the sender should try again. */
export const notStored: WebhookAnswer = { status: 503, headers: { 'retry-after': '30' } }

export function toResponse(answer: WebhookAnswer): Response {
  const words = { 200: 'ok', 400: 'not JSON', 401: 'unauthorized', 413: 'too large', 503: 'try again later' }
  return Response.json(
    { result: words[answer.status] },
    { status: answer.status, headers: { 'cache-control': 'no-store', ...answer.headers } },
  )
}
