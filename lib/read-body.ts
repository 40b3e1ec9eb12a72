/** The raw text of a request, or 'too large' without reading further than the limit. */
export async function readBody(
  request: Request,
  mostBytes = 64 * 1024,
): Promise<{ kind: 'text'; text: string } | { kind: 'too large' }> {
  if (Number(request.headers.get('content-length') ?? 0) > mostBytes) return { kind: 'too large' }
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength
    if (size > mostBytes) return { kind: 'too large' }
    chunks.push(chunk)
  }
  return { kind: 'text', text: Buffer.concat(chunks).toString('utf8') }
}
