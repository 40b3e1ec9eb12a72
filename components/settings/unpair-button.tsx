'use client'

import { useTranslations } from 'next-intl'
import { useActionState, useState } from 'react'
import type { FormAction } from '../form-action'
import { ActionError } from '../ui/action-error'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { SubmitButton } from '../ui/submit-button'
import { useToast } from '../ui/toast'

interface UnpairButtonProps {
  browserId: string
  action: FormAction
  words: { unpair: string; label: string; title: string; lines: string[]; done: string }
}

/** Unpairs a browser, after saying what will follow and asking. */
export function UnpairButton(props: UnpairButtonProps) {
  const [open, setOpen] = useState(false)
  const { words } = props
  return (
    <>
      <Button size="small" aria-label={words.label} onClick={() => setOpen(true)}>
        {words.unpair}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={words.title}>
        <UnpairForm {...props} onClose={() => setOpen(false)} />
      </Dialog>
    </>
  )
}

function UnpairForm({ browserId, action, words, onClose }: UnpairButtonProps & { onClose: () => void }) {
  const ui = useTranslations('ui')
  const toast = useToast()
  const [result, submit] = useActionState<Awaited<ReturnType<FormAction>>, FormData>(
    async (previous, form) => {
      const answer = await action(previous, form)
      if (answer?.ok) {
        toast({ tone: 'ok', text: words.done })
        onClose()
      }
      return answer
    },
    null,
  )

  return (
    <form action={submit} className="grid gap-4">
      <input type="hidden" name="browserId" value={browserId} />
      <ul className="grid list-disc gap-1.5 pl-5 text-sm text-soft">
        {words.lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <ActionError result={result} />
      <div className="flex justify-end gap-2.5">
        <Button onClick={onClose}>{ui('cancel')}</Button>
        <SubmitButton variant="danger">{words.unpair}</SubmitButton>
      </div>
    </form>
  )
}
