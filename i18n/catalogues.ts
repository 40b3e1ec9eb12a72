import type { Messages } from 'next-intl'
import type { Locale } from '@/lib/locale'

const catalogues: Record<Locale, () => Promise<{ default: Messages }>> = {
  en: () => import('../messages/en.json'),
  fr: () => import('../messages/fr.json'),
}

export async function messagesOf(locale: Locale): Promise<Messages> {
  return (await catalogues[locale]()).default
}
