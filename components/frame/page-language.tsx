import { NextIntlClientProvider } from 'next-intl'
import { getLocale, getTimeZone } from 'next-intl/server'
import type { ReactNode } from 'react'
import { messagesOf } from '@/i18n/catalogues'
import { clientMessages } from '@/i18n/client-messages'
import { isLocale } from '@/lib/locale'

interface PageLanguageProps {
  /** The account owner's, on pages opened by a link: this browser may not know them. Absent in the dashboard. */
  locale?: string | null
  timeZone?: string | null
  /** Whether the page has login screens; no other page sends their texts to the browser. */
  withLogin?: boolean
  children: ReactNode
}

/** Sends the browser the texts of a page, in the language of the account's owner. */
export async function PageLanguage({ locale, timeZone, withLogin = false, children }: PageLanguageProps) {
  const spoken = isLocale(locale) ? locale : await getLocale()
  const messages = await messagesOf(spoken)
  const texts = clientMessages(messages)
  return (
    <NextIntlClientProvider
      locale={spoken}
      timeZone={timeZone ?? (await getTimeZone())}
      messages={withLogin ? { ...texts, auth: messages.auth } : texts}
    >
      <div lang={spoken}>{children}</div>
    </NextIntlClientProvider>
  )
}
