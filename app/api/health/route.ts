import { checkHealth } from '@/lib/doctor/check-health'

export const dynamic = 'force-dynamic'

export async function GET(): Promise<Response> {
  const health = await checkHealth()
  const isWell = health.database === 'ok'
  return Response.json(health, {
    status: isWell ? 200 : 503,
    headers: { 'cache-control': 'no-store', ...(!isWell && { 'retry-after': '10' }) },
  })
}
