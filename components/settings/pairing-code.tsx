'use client'

import { KeyRound } from 'lucide-react'
import { type ReactNode, useActionState, useState } from 'react'
import type { FormAction } from '../form-action'
import { ActionError } from '../ui/action-error'
import { CopyButton } from '../ui/copy-button'
import { Notice } from '../ui/notice'
import { SubmitButton } from '../ui/submit-button'
import { useSecondsUntil } from '../ui/use-countdown'

type Code = { code: string; madeAt: Date; expiresAt: Date }
export type PairingCodeAction = FormAction<Code>

interface PairingCodeProps {
  action: PairingCodeAction
  /** The paired browsers, each with the text to show when it is new. */
  browsers: { id: string; paired: string }[]
  isFirst: boolean
  words: Words
  /** Shown next to the button. */
  children: ReactNode
}

interface Words {
  showCode: string
  anotherCode: string
  codeTitle: string
  codeHow: string
  expires: string
  expired: string
}

/** Shows a pairing code while it is valid; the browser it pairs then takes its place. */
export function PairingCode({ action, browsers, isFirst, words, children }: PairingCodeProps) {
  const [shown, setShown] = useState<(Code & { known: string[] }) | null>(null)
  const [pairedId, setPairedId] = useState<string | null>(null)
  const [result, submit] = useActionState<Awaited<ReturnType<PairingCodeAction>>, FormData>(
    async (previous, form) => {
      const answer = await action(previous, form)
      if (answer?.ok) setShown({ ...answer.data, known: browsers.map(({ id }) => id) })
      if (answer?.ok) setPairedId(null)
      return answer
    },
    null,
  )
  const newcomer = shown && browsers.find(({ id }) => !shown.known.includes(id))
  if (newcomer) {
    setShown(null)
    setPairedId(newcomer.id)
  }
  const paired = browsers.find(({ id }) => id === pairedId)?.paired

  return (
    <form action={submit} className="mt-5">
      <div role="status" className={paired && 'mb-4'} data-testid="just-paired">
        {paired && <Notice tone="ok">{paired}</Notice>}
      </div>
      {shown && <ShownCode key={shown.code} {...shown} words={words} />}
      <ActionError result={result} className="mb-4" />
      <div className="flex flex-wrap gap-2.5">
        <SubmitButton variant={isFirst && !shown ? 'primary' : 'secondary'} icon={<KeyRound />}>
          {shown ? words.anotherCode : words.showCode}
        </SubmitButton>
        {children}
      </div>
    </form>
  )
}

function ShownCode({ code, madeAt, expiresAt, words }: Code & { words: Words }) {
  const left = useSecondsUntil(expiresAt, madeAt)
  const clock = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`
  if (left === 0)
    return (
      <div role="status" className="mb-4" data-testid="code-expired">
        <Notice tone="act">{words.expired}</Notice>
      </div>
    )
  return (
    <div className="mb-4 rounded-control border border-line bg-sunken p-4" data-testid="pairing-code">
      <div role="status">
        <h3 className="text-sm font-medium">{words.codeTitle}</h3>
        <p className="mt-2 font-mono text-3xl font-semibold tracking-wider whitespace-nowrap select-all max-[24rem]:text-2xl">
          <span aria-hidden="true">{code}</span>
          <span className="sr-only">{[...code].join(' ')}</span>
        </p>
        <p className="mt-2 text-sm text-soft">{words.codeHow}</p>
      </div>
      <div className="mt-3 flex flex-wrap items-center justify-between gap-3">
        <CopyButton text={code} size="small" />
        <p role="timer" className="text-sm text-soft tabular-nums">
          {words.expires} {clock}
        </p>
      </div>
    </div>
  )
}
