import { Mail, Plug } from 'lucide-react'
import {
  type SimpleIcon,
  siGoogle,
  siGooglemessages,
  siInstagram,
  siMessenger,
  siTelegram,
  siWhatsapp,
  siX,
} from 'simple-icons'
import type { Provider } from '@/lib/generated/prisma/enums'

const glyphs: Partial<Record<Provider, SimpleIcon>> = {
  WHATSAPP: siWhatsapp,
  INSTAGRAM: siInstagram,
  MESSENGER: siMessenger,
  TELEGRAM: siTelegram,
  GOOGLE_MESSAGES: siGooglemessages,
  GOOGLE: siGoogle,
  X: siX,
}

/** LinkedIn and Microsoft do not allow their logos to be redrawn: they get plain letters instead. */
const letters: Partial<Record<Provider, string>> = { LINKEDIN: 'Li', MICROSOFT: 'Ms' }

const sizes = {
  small: 'size-7 rounded-md text-xs [&>svg]:size-3.5',
  regular: 'size-10 rounded-[0.625rem] text-[0.9375rem] [&>svg]:size-5',
  large: 'size-14 rounded-2xl text-xl [&>svg]:size-7',
}

interface ProviderIconProps {
  provider: Provider
  size?: keyof typeof sizes
}

/** Decoration: the provider's name is always next to it. Drawn on the server, so no icon is sent as script. */
export function ProviderIcon({ provider, size = 'regular' }: ProviderIconProps) {
  return (
    <span
      aria-hidden="true"
      data-provider={provider}
      className={`tile grid shrink-0 place-items-center font-semibold tracking-tight ${sizes[size]}`}
    >
      {picture(provider)}
    </span>
  )
}

function picture(provider: Provider) {
  const glyph = glyphs[provider]
  if (glyph) {
    return (
      <svg viewBox="0 0 24 24" fill="currentColor" aria-hidden="true">
        <path d={glyph.path} />
      </svg>
    )
  }
  return letters[provider] ?? (provider === 'IMAP' ? <Mail /> : <Plug />)
}
