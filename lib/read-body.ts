/** A request's body, as bytes and as text; or 'too large', without reading past the limit. */
export async function readBody(
  request: Request,
  mostBytes = 64 * 1024,
): Promise<{ kind: 'body'; bytes: Uint8Array; text: string } | { kind: 'too large' }> {
  if (Number(request.headers.get('content-length') ?? 0) > mostBytes) return { kind: 'too large' }
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength
    if (size > mostBytes) return { kind: 'too large' }
    chunks.push(chunk)
  }
  const bytes = Buffer.concat(chunks)
  return { kind: 'body', bytes, text: bytes.toString('utf8') }
}
