import { log } from '@/lib/log'

/** Answers 503 when our own part fails, so that whoever asked comes again. */
export async function orUnavailable(answer: () => Promise<Response>): Promise<Response> {
  try {
    return await answer()
  } catch (err) {
    log.error({ err }, 'a route could not answer')
    return new Response(null, { status: 503, headers: { 'retry-after': '10', 'cache-control': 'no-store' } })
  }
}
