'use client'

import { useActionState, useEffect } from 'react'
import type { FormAction } from '../form-action'
import { ActionError } from '../ui/action-error'
import { SelectField } from '../ui/field'
import { SubmitButton } from '../ui/submit-button'
import { useToast } from '../ui/toast'

interface Choice {
  value: string
  name: string
}

interface PreferencesFormProps {
  action: FormAction
  locale: string
  timeZone: string
  locales: Choice[]
  timeZones: Choice[]
  words: { language: string; timeZone: string; timeZoneHint: string; save: string; saved: string }
}

export function PreferencesForm({ action, locales, timeZones, words, ...now }: PreferencesFormProps) {
  const [result, submit] = useActionState(action, null)
  const toast = useToast()

  useEffect(() => {
    if (result?.ok) toast({ tone: 'ok', text: words.saved })
  }, [result, toast, words.saved])

  return (
    // The key resets the form to what is stored: after an action, React resets it to its first values.
    <form key={`${now.locale} ${now.timeZone}`} action={submit} className="grid gap-5">
      <SelectField label={words.language} name="locale" defaultValue={now.locale}>
        <Options choices={locales} />
      </SelectField>
      <SelectField
        label={words.timeZone}
        hint={words.timeZoneHint}
        name="timeZone"
        defaultValue={now.timeZone}
      >
        <Options choices={timeZones} />
      </SelectField>
      <ActionError result={result} />
      <div>
        <SubmitButton>{words.save}</SubmitButton>
      </div>
    </form>
  )
}

function Options({ choices }: { choices: Choice[] }) {
  return choices.map(({ value, name }) => (
    <option key={value} value={value}>
      {name}
    </option>
  ))
}
