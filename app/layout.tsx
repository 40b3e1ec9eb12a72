import type { Metadata, Viewport } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { TimeZoneCookie } from '@/components/ui/time-zone-cookie'
import { ToastProvider } from '@/components/ui/toast'
import { clientMessages } from '@/i18n/client-messages'
import './globals.css'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('nav')
  return { title: { default: 'Patchbay', template: '%s · Patchbay' }, description: t('description') }
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f9faf7' },
    { media: '(prefers-color-scheme: dark)', color: '#0d1516' },
  ],
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations('nav')
  return (
    <html lang={await getLocale()}>
      <body className="font-sans antialiased">
        <a
          href="#main"
          className="sr-only focus:not-sr-only focus:fixed focus:top-3 focus:left-3 focus:z-50 focus:rounded-control focus:bg-accent focus:px-4 focus:py-3 focus:text-on-accent"
        >
          {t('skip')}
        </a>
        <NextIntlClientProvider messages={clientMessages(await getMessages())}>
          <ToastProvider>{children}</ToastProvider>
        </NextIntlClientProvider>
        <TimeZoneCookie />
      </body>
    </html>
  )
}
