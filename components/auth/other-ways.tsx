import { getLocale, getTranslations } from 'next-intl/server'
import { providerNames } from '@/lib/accounts/providers'
import type { AuthMethod } from '@/lib/generated/prisma/enums'
import type { Locale } from '@/lib/locale'
import { MethodLinks } from './method-links'
import { methodPath, type Place } from './paths'

interface OtherWaysProps {
  place: Place
  methods: AuthMethod[]
  locale?: Locale
}

/** The other ways to log in, beneath the button for the first; drawn on the server. */
export async function OtherWays({ place, methods, locale }: OtherWaysProps) {
  const t = await getTranslations({ locale: locale ?? (await getLocale()), namespace: 'auth' })
  const provider = providerNames[place.provider]
  return (
    <MethodLinks
      title={t('otherMethods')}
      className={place.kind === 'link' ? 'mt-3 justify-center' : 'mt-3'}
      links={methods.map((method) => ({
        href: methodPath(place, method),
        label: t(`method.${method}`, { provider }),
      }))}
    />
  )
}
