import type { Messages } from 'next-intl'
import type { Locale } from '@/lib/locale'

const catalogues: Record<Locale, () => Promise<{ default: Omit<Messages, 'auth'> }>> = {
  en: () => import('../messages/en.json'),
  fr: () => import('../messages/fr.json'),
}

/** The texts of the login screens: a separate file, sent only to those pages. */
const authCatalogues: Record<Locale, () => Promise<{ default: Pick<Messages, 'auth'> }>> = {
  en: () => import('../messages/auth.en.json'),
  fr: () => import('../messages/auth.fr.json'),
}

export async function messagesOf(locale: Locale): Promise<Messages> {
  const [rest, auth] = await Promise.all([catalogues[locale](), authCatalogues[locale]()])
  return { ...rest.default, ...auth.default }
}
