'use client'

import { ChevronRight, KeyRound, LogIn, QrCode } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ReactNode, useActionState, useEffect, useRef, useState } from 'react'
import { useFormStatus } from 'react-dom'
import type { GatewayFault } from '@/lib/gateway/gateway-error'
import type { Provider } from '@/lib/generated/prisma/enums'
import type { TypedMethod } from '@/lib/intents/typed-method'
import { advancedFields, type FormField, formFields } from '@/lib/logins/auth-form'
import type { FormAction } from '../form-action'
import { ActionError } from '../ui/action-error'
import { SubmitButton } from '../ui/submit-button'
import type { FormAnswer } from './auth-actions'
import { AuthField } from './auth-field'
import { expectDeparture } from './departure'
import { FaultNotice } from './fault-notice'
import { firstValue } from './form-values'
import { HiddenFields } from './hidden-fields'
import { useProviderWords } from './use-provider-words'

interface LoginFormProps {
  provider: Provider
  method: TypedMethod
  /** Every field, where the short form was not enough. */
  full: boolean
  /** What was typed before, without its secrets. */
  form: Record<string, string>
  fault: GatewayFault | null
  viaLink: boolean
  action: FormAction<FormAnswer>
  hidden: Record<string, string | undefined>
  isBusy?: boolean
}

/** A login form of any provider, drawn from its description. Passwords are typed anew after every refusal. */
export function LoginForm(props: LoginFormProps) {
  const { provider, method, full, fault, viaLink, action, hidden, isBusy = false } = props
  const { t, names } = useProviderWords(provider)
  const [result, submit] = useActionState(action, null)
  const [seen, setSeen] = useState({ result, fault, round: 0 })
  if (seen.result !== result || seen.fault !== fault) setSeen({ result, fault, round: seen.round + 1 })

  const wrong = result?.ok && result.data.kind === 'invalid' ? result.data : null
  const form = { ...props.form, ...wrong?.form }
  const faults = wrong?.fields ?? {}
  const shownFault = wrong || (result && !result.ok) ? null : fault
  const element = useRef<HTMLFormElement>(null)

  useEffect(() => {
    if (!result) return
    // The wrong field; after a refused login the password, which has to be typed again.
    element.current?.querySelector<HTMLElement>('[aria-invalid="true"], input[type="password"]')?.focus()
  }, [result])

  const draw = (field: FormField) => (
    <AuthField
      key={field.name}
      field={field}
      provider={provider}
      value={firstValue(field, form)}
      fault={faults[field.name]}
    />
  )
  const main = formFields(provider, method, full)
  const advanced = advancedFields(provider)
  const isAboutProxy = Boolean(shownFault?.startsWith('PROXY'))
  const isOpen =
    isAboutProxy || advanced.some(({ name }) => faults[name] !== undefined || Boolean(form[name]))

  return (
    <form
      ref={element}
      action={submit}
      onSubmit={() => method === 'OAUTH' && expectDeparture()}
      className="grid gap-5 [&>[role=alert]:empty]:contents"
      data-testid="login-form"
    >
      <HiddenFields values={{ provider, method, ...(full && { full: 'true' }), ...hidden }} />
      <FaultNotice fault={shownFault} provider={provider} viaLink={viaLink} />
      {/* Each answer remounts the inputs: they start from the kept values, and the password is empty. */}
      <div key={seen.round} className="grid gap-5">
        {main.length > 0 && (full ? <MailServers fields={main} draw={draw} /> : main.map(draw))}
        <details
          open={isOpen || undefined}
          className="group rounded-control border border-line open:pb-4 [&>*:not(summary)]:px-4"
        >
          <summary className="flex min-h-11 list-none items-center gap-2 px-3 text-sm font-medium [&::-webkit-details-marker]:hidden">
            <ChevronRight className="size-4 text-soft transition-transform group-open:rotate-90" />
            {t('advanced')}
          </summary>
          <Advanced fields={advanced} draw={draw} isAboutProxy={isAboutProxy} />
        </details>
      </div>
      <ActionError result={result} />
      <div className="grid gap-2.5">
        <SubmitButton size="large" className="w-full" icon={icons[method]} busy={isBusy}>
          {t(`submit.${method}`, names)}
        </SubmitButton>
        <SlowNote>{t('slow', names)}</SlowNote>
        {main.some(({ secret }) => secret) && <p className="text-sm text-soft">{t('trust.secret')}</p>}
      </div>
    </form>
  )
}

const icons = { CREDENTIALS: <KeyRound />, QR: <QrCode />, OAUTH: <LogIn /> }

type Draw = (field: FormField) => ReactNode

function MailServers({ fields, draw }: { fields: FormField[]; draw: Draw }) {
  const t = useTranslations('auth')
  const [isSame, setSame] = useState(true)
  const side = (prefix: string) => fields.filter(({ name }) => name.startsWith(prefix))
  const login = (name: string) => name === 'smtpUser' || name === 'smtpPassword'
  return (
    <>
      <Group title={t('group.imap')}>{side('imap').map(draw)}</Group>
      <Group title={t('group.smtp')}>
        {side('smtp')
          .filter(({ name }) => !login(name))
          .map(draw)}
        <label className="flex min-h-11 items-center gap-2.5 text-sm md:min-h-8">
          <input
            type="checkbox"
            name="sameLogin"
            checked={isSame}
            onChange={(event) => setSame(event.target.checked)}
            className="size-5 accent-accent md:size-4"
          />
          {t('sameLogin')}
        </label>
        {!isSame &&
          side('smtp')
            .filter(({ name }) => login(name))
            .map(draw)}
      </Group>
    </>
  )
}

interface AdvancedProps {
  fields: FormField[]
  draw: Draw
  /** The proxy is what failed, so its fields come first. */
  isAboutProxy: boolean
}

function Advanced({ fields, draw, isAboutProxy }: AdvancedProps) {
  const t = useTranslations('auth')
  const place = fields.filter(({ name }) => name === 'country' || name === 'ip')
  const proxy = fields.filter(({ name }) => name.startsWith('proxy'))
  const rest = fields.filter((field) => !place.includes(field) && !proxy.includes(field))
  const own = (
    <Group title={t('group.proxy')}>
      <p className="-mt-2 text-sm text-soft">{t('proxyHelp')}</p>
      {proxy.map(draw)}
    </Group>
  )
  return (
    <div className="mt-2 grid gap-6">
      {isAboutProxy && own}
      {rest.map(draw)}
      {place.length > 0 && <Group title={t('group.place')}>{place.map(draw)}</Group>}
      {!isAboutProxy && own}
    </div>
  )
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="grid gap-4">
      <legend className="mb-3 font-semibold">{title}</legend>
      {children}
    </fieldset>
  )
}

const slowAfterMs = 4_000

/** Providers take a while to log someone in: say so before the form is sent twice. */
function SlowNote({ children }: { children: ReactNode }) {
  const { pending } = useFormStatus()
  const [isSlow, setSlow] = useState(false)
  useEffect(() => {
    if (!pending) return setSlow(false)
    const timer = setTimeout(() => setSlow(true), slowAfterMs)
    return () => clearTimeout(timer)
  }, [pending])
  return (
    <p role="status" className="text-sm text-soft empty:hidden">
      {isSlow ? children : ''}
    </p>
  )
}
