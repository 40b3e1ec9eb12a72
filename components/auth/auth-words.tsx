import { NextIntlClientProvider } from 'next-intl'
import { getLocale, getTimeZone } from 'next-intl/server'
import type { ReactNode } from 'react'
import { messagesOf } from '@/i18n/catalogues'
import { clientMessages } from '@/i18n/client-messages'
import { isLocale } from '@/lib/locale'

interface AuthWordsProps {
  /** The account owner's, which this browser may not know; absent in the dashboard. */
  locale?: string | null
  timeZone?: string | null
  children: ReactNode
}

/** The words of the login screens, which only these pages send to the browser. */
export async function AuthWords({ locale, timeZone, children }: AuthWordsProps) {
  const spoken = isLocale(locale) ? locale : await getLocale()
  const messages = await messagesOf(spoken)
  return (
    <NextIntlClientProvider
      locale={spoken}
      timeZone={timeZone ?? (await getTimeZone())}
      messages={{ ...clientMessages(messages), auth: messages.auth }}
    >
      <div lang={spoken}>{children}</div>
    </NextIntlClientProvider>
  )
}
