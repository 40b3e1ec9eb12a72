import { bearerToken, type ExtensionAnswer, refuse } from './extension-endpoint'
import { findBrowser } from './find-browser'
import { unpairBrowser } from './unpair-browser'

/** A browser unpairs itself. */
export async function receiveUnpairing(request: Request): Promise<ExtensionAnswer> {
  const browser = await findBrowser(bearerToken(request))
  if (browser.kind === 'unknown') return refuse('TOKEN_UNKNOWN')
  if (browser.kind === 'revoked') return refuse('TOKEN_REVOKED')
  await unpairBrowser({ kind: 'CUSTOMER', userId: browser.userId }, { browserId: browser.id })
  return { status: 204 }
}
