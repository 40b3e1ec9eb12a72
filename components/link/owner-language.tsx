import { NextIntlClientProvider } from 'next-intl'
import { getTimeZone } from 'next-intl/server'
import type { ReactNode } from 'react'
import { messagesOf } from '@/i18n/catalogues'
import { clientMessages } from '@/i18n/client-messages'
import type { Locale } from '@/lib/locale'

interface OwnerLanguageProps {
  locale: Locale
  timeZone: string | null
  children: ReactNode
}

/** A page reached by a mailed link speaks its account owner's language, which this browser may not know. */
export async function OwnerLanguage({ locale, timeZone, children }: OwnerLanguageProps) {
  return (
    <NextIntlClientProvider
      locale={locale}
      timeZone={timeZone ?? (await getTimeZone())}
      messages={clientMessages(await messagesOf(locale))}
    >
      <div lang={locale}>{children}</div>
    </NextIntlClientProvider>
  )
}
