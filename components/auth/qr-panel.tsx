'use client'

import { MonitorSmartphone } from 'lucide-react'
import { QRCodeSVG } from 'qrcode.react'
import type { Provider } from '@/lib/generated/prisma/enums'
import type { Step } from '@/lib/logins/step'
import { useSecondsUntil } from '../ui/use-countdown'
import { CopyAddress } from './copy-address'
import { useProviderWords } from './use-provider-words'

interface QrPanelProps {
  provider: Provider
  step: Extract<Step, { kind: 'QR' }>
  now: Date
  viaLink: boolean
}

const howTo = ['WHATSAPP', 'TELEGRAM', 'GOOGLE_MESSAGES'] as const

/** The QR code, how to scan it in the provider's app, and a countdown to the next code. */
export function QrPanel({ provider, step, now, viaLink }: QrPanelProps) {
  const { t, names } = useProviderWords(provider)
  const { code, since, until } = step
  const left = useSecondsUntil(until, now)
  const life = (until.getTime() - since.getTime()) / 1000
  const known = howTo.find((name) => name === provider) ?? 'OTHER'
  return (
    <div className="grid gap-5" data-testid="qr">
      <div className="hidden gap-2.5 rounded-control bg-act-wash px-3 py-3 text-sm text-act-ink pointer-coarse:flex">
        <MonitorSmartphone className="mt-0.5 size-5 shrink-0" aria-hidden="true" />
        <div>
          <p>{viaLink ? t('step.qrPhoneLink') : t('step.qrPhone')}</p>
          {!viaLink && <CopyAddress>{t('step.qrPhonePage')}</CopyAddress>}
        </div>
      </div>
      <figure className="grid justify-items-center gap-3">
        {/* Black on white with a margin, in dark mode too: phones cannot read it otherwise. */}
        <QRCodeSVG
          value={code}
          size={280}
          level="M"
          marginSize={4}
          bgColor="#ffffff"
          fgColor="#000000"
          title={t('step.qrLabel', names)}
          data-testid="qr-code"
          data-code={code}
          className={`h-auto w-full max-w-[280px] rounded-xl border border-line transition-opacity ${left === 0 ? 'opacity-25' : ''}`}
        />
        <figcaption className="grid w-full max-w-[280px] gap-1.5 text-center text-sm text-soft">
          <svg
            viewBox={`0 0 ${life} 1`}
            preserveAspectRatio="none"
            aria-hidden="true"
            className="h-1 w-full rounded-full"
          >
            <rect width={life} height="1" className="fill-sunken" />
            <rect width={Math.min(life, left)} height="1" className="fill-accent" />
          </svg>
          <span role="timer" className="tabular-nums">
            {left > 0 ? t('step.qrLeft', { seconds: left }) : t('step.qrNext')}
          </span>
        </figcaption>
      </figure>
      <ol className="mx-auto grid max-w-sm list-decimal gap-2 pl-5 text-sm marker:font-semibold">
        {t.rich(`step.qrHow.${known}`, {
          ...names,
          li: (text) => <li className="pl-1">{text}</li>,
          b: (text) => <strong className="font-semibold">{text}</strong>,
        })}
      </ol>
      <p className="text-center text-sm text-soft">{t('step.qrGoesOn')}</p>
    </div>
  )
}
