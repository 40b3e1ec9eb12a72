import { createTranslator } from 'next-intl'
import en from '../../messages/mail.en.json'
import fr from '../../messages/mail.fr.json'
import { isLocale, isTimeZone, type Locale } from '../locale'

const catalogues: Record<Locale, typeof en> = { en, fr }

export type Reader = { locale: string | null; timeZone: string | null }

/** The text of emails, in the reader's language and time zone. */
export function mailWords(reader: Reader) {
  const locale = isLocale(reader.locale) ? reader.locale : 'en'
  const timeZone = reader.timeZone && isTimeZone(reader.timeZone) ? reader.timeZone : 'UTC'
  return { locale, timeZone, t: createTranslator({ locale, messages: catalogues[locale], timeZone }) }
}

export type MailWords = ReturnType<typeof mailWords>['t']
