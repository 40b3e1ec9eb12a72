/** Endpoints whose callers send their own credentials: a cookie sent along counts for nothing there. */
const ownProof = /^\/api\/(webhooks|extension|v1)\//

/**
 * Is another site making this browser act? Browsers say so in Sec-Fetch-Site, older ones only in Origin; a caller that
 * sends neither is not a browser and carries nobody's cookie.
 */
export function isCrossSite(
  request: { method: string; pathname: string; headers: Headers },
  ourOrigin: string,
): boolean {
  if (['GET', 'HEAD', 'OPTIONS'].includes(request.method) || ownProof.test(request.pathname)) return false
  const site = request.headers.get('sec-fetch-site')
  if (site !== null) return site !== 'same-origin' && site !== 'none'
  const origin = request.headers.get('origin')
  return origin !== null && origin !== ourOrigin
}
