import { useTranslations } from 'next-intl'
import { canRegister } from '@/lib/doctor/can-register'
import type { Finding } from '@/lib/doctor/examine'
import type { RepairedWebhook } from '@/lib/doctor/repair-webhook'
import type { FormAction } from '../form-action'
import { RegisterWebhook } from './register-webhook'

const tones = { fine: 'text-ok-ink', unknown: 'text-soft', wrong: 'text-act-ink' } as const

/** The findings of the setup check, one per line, with what to do. */
export function FindingList({
  findings,
  register,
}: {
  findings: Finding[]
  register: FormAction<RepairedWebhook>
}) {
  const t = useTranslations('doctor')
  return (
    <ul className="divide-y divide-line rounded-xl border border-line bg-surface">
      {findings.map(({ about, state, code, detail }) => (
        <li
          key={`${about}-${code}`}
          data-testid="finding"
          className="grid gap-1 px-5 py-4 md:grid-cols-[10rem_8rem_1fr]"
        >
          <span className="font-medium">{t(`about.${about}`)}</span>
          <span className={`font-medium ${tones[state]}`}>{t(`state.${state}`)}</span>
          <div className="grid gap-3">
            <p className="wrap-anywhere">{t(`say.${code}`, detail)}</p>
            {canRegister(code) && (
              <RegisterWebhook
                gateway={about}
                action={register}
                labels={{
                  button: t('register'),
                  done: t('registered'),
                  secret: t('registeredSecret', { variable: `${about}_WEBHOOK_SECRET` }),
                  left: t('registeredLeft'),
                }}
              />
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}
