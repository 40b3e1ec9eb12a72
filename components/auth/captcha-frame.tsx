'use client'

import { useTranslations } from 'next-intl'
import { startTransition, useActionState, useEffect, useRef, useState } from 'react'
import type { GatewayFault } from '@/lib/gateway/gateway-error'
import type { Provider } from '@/lib/generated/prisma/enums'
import type { FormAction } from '../form-action'
import { ActionError } from '../ui/action-error'
import { Button } from '../ui/button'
import { Notice } from '../ui/notice'
import { FaultNotice } from './fault-notice'
import { useProviderWords } from './use-provider-words'

interface CaptchaFrameProps {
  provider: Provider
  intentId: string
  /** The captcha's own origin, where it has one. */
  origin: string | null
  token: string | undefined
  fault: GatewayFault | null
  action: FormAction
  hidden: Record<string, string | undefined>
  isBusy: boolean
}

type Trouble = 'error' | 'failed' | null
type Told = { type: string; token?: unknown; height?: unknown }

const troubleWords = { error: 'captchaError', failed: 'captchaFailed' } as const

/**
 * The puzzle's script is a stranger's: its page has another origin than ours, an opaque one by `sandbox` where none is
 * set. What it says counts only from that very frame and origin. The token goes straight into the action.
 */
export function CaptchaFrame({
  provider,
  intentId,
  origin,
  token,
  fault,
  action,
  hidden,
  isBusy,
}: CaptchaFrameProps) {
  const { t, names } = useProviderWords(provider)
  const frame = useRef<HTMLIFrameElement>(null)
  const [round, setRound] = useState(0)
  const [trouble, setTrouble] = useState<Trouble>(null)
  const [isSolved, setSolved] = useState(false)
  const [height, setHeight] = useState(420)
  const [result, submit, isPending] = useActionState(action, null)

  useEffect(() => {
    const hear = (event: MessageEvent<Told>) => {
      // A sandboxed page's origin reads "null".
      if (event.origin !== (origin ?? 'null') || event.source !== frame.current?.contentWindow) return
      const { type, token: solution, height: wanted } = event.data ?? {}
      if (type === 'captcha:error') setTrouble('error')
      if (type === 'captcha:failed') setTrouble('failed')
      if (type === 'captcha:size' && typeof wanted === 'number')
        setHeight(Math.min(900, Math.max(120, wanted)))
      if (type !== 'captcha:completed' || typeof solution !== 'string') return
      setTrouble(null)
      setSolved(true)
      const form = new FormData()
      for (const [name, value] of Object.entries(hidden)) if (value !== undefined) form.set(name, value)
      form.set('code', solution)
      startTransition(() => submit(form))
    }
    window.addEventListener('message', hear)
    return () => window.removeEventListener('message', hear)
  }, [submit, hidden, origin])

  const again = () => {
    setTrouble(null)
    setSolved(false)
    setRound(round + 1)
  }
  // The solution was refused or did not get through: only a new puzzle helps.
  useEffect(() => {
    if (!result) return
    setSolved(false)
    setRound((current) => current + 1)
  }, [result])

  const query = token ? `?link=${encodeURIComponent(token)}` : ''
  return (
    <div className="grid gap-4 [&>[role=alert]:empty]:contents" data-testid="captcha">
      <div role="alert">
        {trouble && <Notice tone="danger">{t(`step.${troubleWords[trouble]}`)}</Notice>}
        {!trouble && fault === 'INVALID_CODE' && <Notice tone="danger">{t('step.captchaFailed')}</Notice>}
      </div>
      {fault !== 'INVALID_CODE' && (
        <FaultNotice fault={fault} provider={provider} viaLink={token !== undefined} />
      )}
      <ActionError result={result} />
      <p role="status" className="text-center text-sm text-soft empty:hidden">
        {isSolved || isPending || isBusy ? t('step.captchaDone', names) : ''}
      </p>
      {trouble ? (
        <Button size="large" onClick={again}>
          {t('step.again')}
        </Button>
      ) : (
        !isSolved && (
          <iframe
            key={round}
            ref={frame}
            src={`/api/captcha/${encodeURIComponent(intentId)}${query}`}
            sandbox={`allow-scripts allow-forms${origin ? ' allow-same-origin' : ''}`}
            title={t('step.captchaFrame', names)}
            height={height}
            className="w-full rounded-control"
          />
        )
      )}
    </div>
  )
}

/** The provider asked for a puzzle without saying which. */
export function CaptchaMissing({ provider }: { provider: Provider }) {
  const t = useTranslations('auth.step')
  const { names } = useProviderWords(provider)
  return <Notice tone="act">{t('captchaMissing', names)}</Notice>
}
