'use client'

import { useActionState } from 'react'
import type { FormAction } from '../form-action'
import { ActionError } from '../ui/action-error'
import { Badge } from '../ui/badge'
import { RelativeTime } from '../ui/relative-time'
import { SubmitButton } from '../ui/submit-button'

interface SessionListProps {
  sessions: { id: string; name: string; lastSeenAt: Date; endLabel: string }[]
  currentId: string
  action: FormAction<number>
  words: { end: string; endAll: string; thisBrowser: string }
}

/** Where one is signed in; each place but this one can be signed out from here, and all of them at once. */
export function SessionList({ sessions, currentId, action, words }: SessionListProps) {
  const [result, submit] = useActionState(action, null)
  return (
    <div className="mb-5 grid gap-3">
      <ul className="divide-y divide-line border-y border-line">
        {sessions.map(({ id, name, lastSeenAt, endLabel }) => (
          <li
            key={id}
            data-testid="session"
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3 text-sm"
          >
            <span className="flex min-w-0 flex-wrap items-center gap-x-2.5 gap-y-1 [overflow-wrap:anywhere]">
              <span className="font-medium">{name}</span>
              {id === currentId ? (
                <Badge tone="ok">{words.thisBrowser}</Badge>
              ) : (
                <span className="text-soft">
                  <RelativeTime at={lastSeenAt} />
                </span>
              )}
            </span>
            {id !== currentId && (
              <form action={submit}>
                <input type="hidden" name="sessionId" value={id} />
                <SubmitButton size="small" label={endLabel}>
                  {words.end}
                </SubmitButton>
              </form>
            )}
          </li>
        ))}
      </ul>
      <ActionError result={result} />
      {sessions.length > 1 && (
        <form action={submit}>
          <SubmitButton variant="secondary">{words.endAll}</SubmitButton>
        </form>
      )}
    </div>
  )
}
