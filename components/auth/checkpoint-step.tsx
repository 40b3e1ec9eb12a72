'use client'

import type { Step } from '@/lib/logins/step'
import type { IntentStepProps } from './auth-actions'
import { CaptchaFrame, CaptchaMissing } from './captcha-frame'
import { ChoiceForm } from './choice-form'
import { CodeForm } from './code-form'
import { FaultNotice } from './fault-notice'
import { SendForm } from './send-form'
import { StepWords } from './step-words'
import { useProviderWords } from './use-provider-words'
import { Waiting } from './waiting'

interface CheckpointStepProps extends IntentStepProps {
  step: Extract<Step, { kind: 'CHECKPOINT' }>
}

/** What the provider asks for besides the login. Checkpoints come in any order and number. */
export function CheckpointStep({ view, step, token, now, actions }: CheckpointStepProps) {
  const { provider, isBusy } = view
  const { checkpoint, fault } = step
  const { t, names } = useProviderWords(provider)
  const viaLink = token !== undefined
  const hidden = { intentId: view.id, token, stepNumber: String(view.stepNumber) }
  // Each step is a new form, so that nothing typed for one is left over in the next.
  const key = view.stepNumber
  const forms = { provider, fault, viaLink, hidden, isBusy }
  const code = (kind?: 'code' | 'phone' | 'any') => (
    <CodeForm key={checkpoint.type} kind={kind} action={actions.solve} {...forms} />
  )

  switch (checkpoint.type) {
    case '2FA':
    case 'OTP':
      return (
        <>
          <StepWords title={t('step.codeTitle')}>
            {t(`step.from.${checkpoint.channel ?? 'ANY'}`, names)}
          </StepWords>
          {code('code')}
        </>
      )
    case 'PHONE_REGISTER':
      return (
        <>
          <StepWords title={t('step.phoneTitle')}>{t('step.phoneText', names)}</StepWords>
          {code('phone')}
        </>
      )
    case 'CAPTCHA':
      return (
        <>
          <StepWords title={t('step.captchaTitle')}>{t('step.captchaText', names)}</StepWords>
          {checkpoint.publicKey ? (
            <CaptchaFrame
              key={key}
              intentId={view.id}
              origin={view.captchaOrigin}
              token={token}
              action={actions.solve}
              {...forms}
            />
          ) : (
            <CaptchaMissing provider={provider} />
          )}
        </>
      )
    case 'IN_APP_VALIDATION':
      return (
        <>
          <StepWords title={t('step.inAppTitle', names)}>{t('step.inAppHow', names)}</StepWords>
          <FaultNotice fault={fault} provider={provider} viaLink={viaLink} />
          <Waiting since={step.since} now={now} />
        </>
      )
    case 'OTP_OR_IN_APP_VALIDATION':
      return (
        <>
          <StepWords title={t('step.inAppTitle', names)}>{t('step.inAppHow', names)}</StepWords>
          <Waiting since={step.since} now={now} />
          <div className="grid gap-2">
            <h2 className="border-t border-line pt-5 text-center font-semibold">{t('step.orCode')}</h2>
            <p className="text-center text-sm text-soft">
              {t(`step.from.${checkpoint.channel ?? 'ANY'}`, names)}
            </p>
          </div>
          {code('code')}
        </>
      )
    case 'CONTRACT_SELECTION':
      return (
        <>
          <StepWords title={t('step.contractTitle')}>{t('step.contractText', names)}</StepWords>
          <ChoiceForm
            key={key}
            legend={t('step.contractTitle')}
            name="code"
            choices={checkpoint.contracts.map(({ id, name }) => ({ id, label: name }))}
            action={actions.solve}
            {...forms}
          />
        </>
      )
    case 'CHALLENGE_SELECTION':
      return (
        <>
          <StepWords title={t('step.challengeTitle')}>{t('step.challengeText', names)}</StepWords>
          <ChoiceForm
            key={key}
            legend={t('step.challengeTitle')}
            name="challenge"
            choices={checkpoint.challenges}
            action={actions.choose}
            {...forms}
          />
        </>
      )
    case 'LOADING':
      return (
        <>
          <StepWords title={t('step.loadingTitle', names)} live>
            {t('step.loadingText')}
          </StepWords>
          <FaultNotice fault={fault} provider={provider} viaLink={viaLink} />
        </>
      )
    case 'UNKNOWN':
      return (
        <>
          <StepWords title={t('step.unknownTitle', names)}>{t('step.unknownText', names)}</StepWords>
          {code('any')}
        </>
      )
  }
}

/** Asks for a new code, if the provider is the one who sends codes. */
export function Resend({ view, token, actions }: Omit<IntentStepProps, 'now'>) {
  const { t } = useProviderWords(view.provider)
  const { step } = view
  // An authenticator app makes its codes on the phone: there is nothing to resend.
  const isMade =
    step?.kind === 'CHECKPOINT' && step.checkpoint.type === '2FA' && step.checkpoint.channel === 'APP'
  if (!view.canResend || isMade) return null
  return (
    <SendForm
      action={actions.resend}
      hidden={{ intentId: view.id, token, stepNumber: String(view.stepNumber) }}
      done={t('step.resent')}
    >
      {t('step.resend')}
    </SendForm>
  )
}
