import { Search } from 'lucide-react'
import Form from 'next/form'
import { useTranslations } from 'next-intl'
import { providerNames } from '@/lib/accounts/providers'
import { type AccountStatus, Provider } from '@/lib/generated/prisma/enums'
import { InputField, SelectField } from '../ui/field'
import { SubmitButton } from '../ui/submit-button'

interface SearchFormProps {
  filter: { status?: AccountStatus; provider?: Provider; q?: string }
}

/** A plain GET form: the search is part of the address, so it can be shared and gone back to. */
export function SearchForm({ filter: { status, provider, q } }: SearchFormProps) {
  const t = useTranslations('admin')
  return (
    <Form
      action="/admin"
      // A filter that changed elsewhere (a chip, the Back button) shows here too.
      key={`${status} ${provider} ${q}`}
      role="search"
      className="mt-3 mb-5 grid items-end gap-3 sm:grid-cols-[minmax(0,1fr)_12rem_auto]"
    >
      {status && <input type="hidden" name="status" value={status} />}
      <InputField label={t('search')} name="q" type="search" defaultValue={q} maxLength={200} />
      <SelectField label={t('provider')} name="provider" defaultValue={provider ?? ''}>
        <option value="">{t('anyProvider')}</option>
        {Object.values(Provider).map((known) => (
          <option key={known} value={known}>
            {providerNames[known]}
          </option>
        ))}
      </SelectField>
      <SubmitButton variant="secondary" icon={<Search />}>
        {t('apply')}
      </SubmitButton>
    </Form>
  )
}
