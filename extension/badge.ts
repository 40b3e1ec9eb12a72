import { product } from './product.ts'
import type { View } from './state.ts'
import { read } from './store.ts'

const asking: View['state'][] = [
  'needs_you',
  'refused',
  'elsewhere',
  'signed_out',
  'not_understood',
  'rejected',
  'revoked',
]

/** The badge on the toolbar button, which asks for attention. */
export async function drawBadge(): Promise<void> {
  const { view } = await read()
  const needsSomebody =
    asking.includes(view.state) && !(view.state === 'rejected' && view.code === 'RATE_LIMITED')
  const hint = needsSomebody ? ` · ${chrome.i18n.getMessage('needs_attention')}` : ''
  await chrome.action.setBadgeBackgroundColor({ color: '#b45309' })
  await chrome.action.setBadgeTextColor({ color: '#ffffff' })
  await chrome.action.setBadgeText({ text: needsSomebody ? '!' : '' })
  await chrome.action.setTitle({ title: `${product().name}${hint}` })
}
