import Link from 'next/link'
import type { useTranslations } from 'next-intl'
import { providerNames } from '@/lib/accounts/providers'
import type { AuthMethod } from '@/lib/generated/prisma/enums'
import { methodPath, type Place } from './paths'

interface OtherMethodsProps {
  place: Place
  methods: AuthMethod[]
  /** The texts of the login screens: pages and client components get them in different ways. */
  t: ReturnType<typeof useTranslations<'auth'>>
  className?: string
}

/** Links to the other ways to log in. */
export function OtherMethods({ place, methods, t, className = 'justify-center' }: OtherMethodsProps) {
  if (methods.length === 0) return null
  const title = t('otherMethods')
  return (
    <nav aria-label={title} className={`flex flex-wrap items-center gap-x-4 text-sm ${className}`}>
      <span className="text-soft">{title}</span>
      {methods.map((method) => (
        <Link
          key={method}
          href={methodPath(place, method)}
          className="inline-flex min-h-11 items-center text-accent-ink underline underline-offset-4 md:min-h-8"
        >
          {t(`method.${method}`, { provider: providerNames[place.provider] })}
        </Link>
      ))}
    </nav>
  )
}
