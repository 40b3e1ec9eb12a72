import type { Provider } from '../generated/prisma/enums'

/** Names as the providers spell them; never translated. */
export const providerNames: Record<Provider, string> = {
  LINKEDIN: 'LinkedIn',
  WHATSAPP: 'WhatsApp',
  INSTAGRAM: 'Instagram',
  MESSENGER: 'Messenger',
  TELEGRAM: 'Telegram',
  GOOGLE_MESSAGES: 'Google Messages',
  GOOGLE: 'Google',
  MICROSOFT: 'Microsoft',
  IMAP: 'IMAP',
  X: 'X',
  OTHER: 'Other',
}
