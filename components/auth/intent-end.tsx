'use client'

import Link from 'next/link'
import type { ReactNode } from 'react'
import type { IntentView } from '@/lib/logins/view-intent'
import { StatusBadge } from '../accounts/status-badge'
import { buttonClass } from '../ui/button'
import { placeOf } from './intent-tools'
import { OtherMethods } from './other-methods'
import { methodPath } from './paths'
import { StepWords } from './step-words'
import { useProviderWords } from './use-provider-words'

interface EndProps {
  view: IntentView
  token: string | undefined
  isSignedIn: boolean
}

/** The resulting account, and where to go next. */
export function IntentDone({ view, token, isSignedIn }: EndProps) {
  const { t, names } = useProviderWords(view.provider)
  const { account, kind } = view
  return (
    <>
      <StepWords title={t('done.title', { ...names, kind })} live>
        {account && (
          <>
            <p className="-mt-1 text-lg [overflow-wrap:anywhere] text-ink">{account.name}</p>
            <p className="mt-3">
              <StatusBadge status={account.status} />
            </p>
            <p className="mt-3">{t('done.text', { status: account.status })}</p>
            {kind === 'CONNECT' && view.provider === 'WHATSAPP' && (
              <p className="mt-2 text-sm">{t('done.whatsapp')}</p>
            )}
          </>
        )}
      </StepWords>
      {token !== undefined && !isSignedIn ? (
        <p className="text-center text-sm text-soft">{t('mayClose')}</p>
      ) : (
        <Next>
          <Link href="/accounts" className={first}>
            {t('toAccounts')}
          </Link>
          {token === undefined && kind === 'CONNECT' && (
            <Link href="/accounts/connect" className={second}>
              {t('connectAnother')}
            </Link>
          )}
        </Next>
      )}
    </>
  )
}

/** Why it failed, and the next step; final failures offer no retry. */
export function IntentEnded({ view, token, isSignedIn }: EndProps) {
  const { t, names } = useProviderWords(view.provider)
  const failure = view.failure ?? 'REFUSED'
  const words = { ...names, kind: view.kind, name: view.account?.name ?? '' }
  const place = placeOf(view, token)
  const isFinal = failure === 'RESTRICTED' || failure === 'LINKED_ELSEWHERE'
  return (
    <>
      <StepWords title={t(`ended.${failure}.title`, words)} live>
        <p className="[overflow-wrap:anywhere]">{t(`ended.${failure}.text`, words)}</p>
      </StepWords>
      <Next>
        {!isFinal && (
          <Link href={methodPath(place, view.method)} className={first}>
            {t('tryAgain')}
          </Link>
        )}
        {(token === undefined || isSignedIn) && (
          <Link href="/accounts" className={isFinal ? first : second}>
            {t('toAccounts')}
          </Link>
        )}
      </Next>
      {!isFinal && <OtherMethods place={place} methods={view.otherMethods} t={t} />}
    </>
  )
}

function Next({ children }: { children: ReactNode }) {
  return <div className="grid gap-2.5">{children}</div>
}

const first = buttonClass({ variant: 'primary', size: 'large' })
const second = buttonClass({ size: 'large' })
