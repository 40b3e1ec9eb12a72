'use client'

import { useTranslations } from 'next-intl'
import { providerNames } from '@/lib/accounts/providers'
import type { Provider } from '@/lib/generated/prisma/enums'

/** The texts of the login screens, and their two parameters: `key` selects the wording, `provider` is displayed. */
export function useProviderWords(provider: Provider) {
  const t = useTranslations('auth')
  return { t, names: { key: provider, provider: providerNames[provider] } }
}
