import type { Provider } from '@/lib/generated/prisma/enums'

/** Where a person logs in on the provider's own site, if the provider wants that first. */
export const providerSites: Partial<Record<Provider, string>> = {
  LINKEDIN: 'https://www.linkedin.com/login',
  INSTAGRAM: 'https://www.instagram.com/accounts/login/',
  MESSENGER: 'https://www.facebook.com/login',
  X: 'https://x.com/login',
}
