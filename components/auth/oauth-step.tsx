'use client'

import { ExternalLink } from 'lucide-react'
import { useEffect } from 'react'
import type { Provider } from '@/lib/generated/prisma/enums'
import { buttonClass } from '../ui/button'
import { takeDeparture } from './departure'
import { useProviderWords } from './use-provider-words'

interface OauthStepProps {
  provider: Provider
  url: string
}

/** Goes to the provider's own page, once and by itself. Whoever comes back, or opens it elsewhere, gets a button. */
export function OauthStep({ provider, url }: OauthStepProps) {
  const { t, names } = useProviderWords(provider)

  useEffect(() => {
    if (takeDeparture()) window.location.assign(url)
  }, [url])

  return (
    <a
      href={url}
      rel="noreferrer"
      className={buttonClass({ variant: 'primary', size: 'large', className: 'w-full' })}
    >
      <ExternalLink /> {t('step.oauthOpen', names)}
    </a>
  )
}
