// The least that a Next route can do.
export function POST() {
  return new Response(null, { status: 200 })
}
