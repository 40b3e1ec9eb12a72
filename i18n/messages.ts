import type { Locale } from '@/lib/locale'
import type en from '../messages/en.json'

// The English catalogue is the type of every `t('…')`: a missing key is a compile error.
declare module 'next-intl' {
  interface AppConfig {
    Messages: typeof en
    Locale: Locale
  }
}
