'use client'

import type { AuthMethod } from '@/lib/generated/prisma/enums'
import { MethodLinks } from './method-links'
import { methodPath, type Place } from './paths'
import { useProviderWords } from './use-provider-words'

interface OtherMethodsProps {
  place: Place
  methods: AuthMethod[]
}

/** The other ways to log in, each leading to its own page. */
export function OtherMethods({ place, methods }: OtherMethodsProps) {
  const { t, names } = useProviderWords(place.provider)
  return (
    <MethodLinks
      title={t('otherMethods')}
      className="justify-center"
      links={methods.map((method) => ({
        href: methodPath(place, method),
        label: t(`method.${method}`, names),
      }))}
    />
  )
}
