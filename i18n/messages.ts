import type { Locale } from '@/lib/locale'
import type auth from '../messages/auth.en.json'
import type en from '../messages/en.json'

// The English catalogues are the type of every `t('…')`: a missing key is a compile error.
declare module 'next-intl' {
  interface AppConfig {
    Messages: typeof en & typeof auth
    Locale: Locale
  }
}
