'use client'

import { useTranslations } from 'next-intl'
import { providerNames } from '@/lib/accounts/providers'
import type { Provider } from '@/lib/generated/prisma/enums'

/** The words of the login screens and the provider as they name it: `key` chooses, `provider` is shown. */
export function useProviderWords(provider: Provider) {
  const t = useTranslations('auth')
  return { t, names: { key: provider, provider: providerNames[provider] } }
}
