'use client'

import { Link2 } from 'lucide-react'
import { useActionState, useEffect, useState } from 'react'
import type { FormAction } from '../form-action'
import { ActionError } from '../ui/action-error'
import { CopyButton } from '../ui/copy-button'
import { InputField } from '../ui/field'
import { SubmitButton } from '../ui/submit-button'

interface CopyLinkProps {
  accountId: string
  action: FormAction<{ url: string }>
  words: { make: string; field: string; hint: string; copied: string }
}

/** Makes a reconnect link, copies it if the browser allows, and shows it either way. */
export function CopyLink({ accountId, action, words }: CopyLinkProps) {
  const [result, submit] = useActionState(action, null)
  const [copied, setCopied] = useState(false)
  const url = result?.ok ? result.data.url : null

  useEffect(() => {
    if (!url) return
    navigator.clipboard?.writeText(url).then(
      () => setCopied(true),
      () => setCopied(false),
    )
  }, [url])

  return (
    <form action={submit} className="grid gap-3">
      <input type="hidden" name="accountId" value={accountId} />
      <SubmitButton variant="secondary" className="w-full" icon={<Link2 />}>
        {words.make}
      </SubmitButton>
      <ActionError result={result} />
      <div role="status">
        {url && (
          <div className="grid grid-cols-[minmax(0,1fr)_auto] items-end gap-2">
            <InputField
              label={words.field}
              value={url}
              readOnly
              data-testid="reconnect-link"
              onFocus={(event) => event.currentTarget.select()}
            />
            <CopyButton text={url} />
            <p className="col-span-2 text-sm text-soft">{copied ? words.copied : words.hint}</p>
          </div>
        )}
      </div>
    </form>
  )
}
